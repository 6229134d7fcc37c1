import type { ServerResponse } from 'node:http';
import { readRequest, serve, type Exchange } from './meilisearch-exchanges.js';

/** A Meilisearch that a test can take away and give back. */
export interface MeilisearchProxy {
  url: string;
  /** `broken`: connections are cut; `frozen`: they are taken, and nothing answers. */
  state: 'up' | 'broken' | 'frozen';
  /** Requests that reached the real server. */
  passed: number;
  stop(): Promise<void>;
}

/** Passes requests on to `upstream`; without one it can only be broken or frozen. */
export async function startProxy(upstream: string | null): Promise<MeilisearchProxy> {
  const proxy: MeilisearchProxy = {
    url: '',
    state: upstream ? 'up' : 'broken',
    passed: 0,
    stop: async () => {},
  };
  const server = await serve((request, response) => {
    void readRequest(request).then(async (asked) => {
      if (proxy.state === 'frozen') return;
      if (proxy.state === 'broken' || upstream === null) response.destroy();
      else {
        proxy.passed += 1;
        await pass(upstream, asked, response);
      }
    });
  });
  return Object.assign(proxy, server);
}

async function pass(upstream: string, asked: Exchange['request'], response: ServerResponse): Promise<void> {
  const answer = await fetch(`${upstream}${asked.path}`, {
    method: asked.method,
    headers: { 'content-type': 'application/json', ...asked.headers },
    body: asked.body === null ? null : JSON.stringify(asked.body),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(await answer.text());
}
