import type { ServerResponse } from 'node:http';
import { describeRequest, type Exchange, readRequest, serve } from './meilisearch-exchanges.js';

/** A server that answers as a real one did, and only what it was asked. */
export interface Replay {
  url: string;
  /** Stops, and throws when a request differed from those recorded, or, with `whole`, when one of them never came. */
  stop(options?: { whole?: boolean }): Promise<void>;
}

/**
 * Answers each request with what was recorded for the same request, in the order recorded. A task is asked again and
 * again until it is through: it gives its last answer every time.
 */
export async function replay(exchanges: readonly Exchange[]): Promise<Replay> {
  const waiting = new Map<string, Exchange['response'][]>();
  for (const { request, response } of exchanges) {
    const key = describeRequest(request);
    waiting.set(key, [...(waiting.get(key) ?? []), response]);
  }
  const unexpected: string[] = [];
  const server = await serve((request, response) => {
    void readRequest(request).then((asked) => {
      const key = describeRequest(asked);
      const answers = waiting.get(key) ?? [];
      const answer = isTask(key) ? answers.at(-1) : answers.shift();
      if (!answer) unexpected.push(key);
      send(response, answer ?? notRecorded(key));
    });
  });
  return {
    url: server.url,
    stop: async ({ whole = false } = {}) => {
      await server.stop();
      const missing = [...waiting].flatMap(([key, answers]) => (isTask(key) ? [] : answers.map(() => key)));
      if (unexpected.length > 0)
        throw new Error(`Requests that were not recorded:\n${unexpected.join('\n')}`);
      if (whole && missing.length > 0)
        throw new Error(`Recorded requests that did not come:\n${missing.join('\n')}`);
    },
  };
}

const isTask = (key: string): boolean => key.startsWith('GET /tasks/');

function notRecorded(key: string): Exchange['response'] {
  const body = { message: `Not recorded: ${key}`, code: 'not_recorded', type: 'internal', link: '' };
  return { status: 500, contentType: 'application/json', body };
}

function send(response: ServerResponse, { status, contentType, body }: Exchange['response']): void {
  response.writeHead(status, contentType ? { 'content-type': contentType } : {});
  response.end(body === null ? '' : JSON.stringify(body));
}
