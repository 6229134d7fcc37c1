import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and the answer that a real Meilisearch gave, a line of a recording. */
export interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; contentType: string | null; body: unknown };
}

/** A request as far as it must agree with the one recorded. */
export function describeRequest({ method, path, headers, body }: Exchange['request']): string {
  return `${method} ${path} [${headers.authorization ?? 'no key'}] ${fingerprint(body)}`;
}

/** Longer bodies are told apart by their hash, so that a recording stays short. */
const LONGEST_BODY = 600;

export function fingerprint(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null, inOrder);
  if (text.length <= LONGEST_BODY) return text;
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

export async function readRequest(request: IncomingMessage): Promise<Exchange['request']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { authorization } = request.headers;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: authorization ? { authorization } : {},
    body: text === '' ? null : (JSON.parse(text) as unknown),
  };
}

/** Serves on a free port of the loopback. */
export async function serve(listener: RequestListener): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

/** The order of an object’s names says nothing. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
