import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { createS3Storage, type ObjectStorage, StoreUnavailable } from './index.js';

const closing: (() => void)[] = [];

afterEach(() => closing.splice(0).forEach((close) => close()));

/** A store on a server that answers everything in the same way. */
async function storeOn(answer: RequestListener): Promise<ObjectStorage> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close().closeAllConnections());
  return storeAt((server.address() as AddressInfo).port);
}

function storeAt(port: number): ObjectStorage {
  const keys = { accessKey: 'the-id-of-our-key', secretKey: 'secret', region: 'us-east-1' };
  return createS3Storage({ endpoint: `http://127.0.0.1:${port}`, bucket: 'essaim', ...keys });
}

const error = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message><AWSAccessKeyId>the-id-of-our-key</AWSAccessKeyId></Error>`;
const sha256 = 'ab'.repeat(32);

/** Every verb that somebody may wait for, at once. */
async function refusals(storage: ObjectStorage): Promise<unknown[]> {
  const outcomes = await Promise.allSettled([
    storage.ensureMarker('installation-a'),
    storage.stage(Readable.from([Buffer.from('leçon')]), 100),
    storage.stat(sha256),
    storage.open(sha256, { start: 0, end: 3 }),
    storage.verify(sha256),
    storage.remove(sha256),
    storage.promote({ key: '11111111-2222-4333-8444-555555555555', sha256, size: 5 }),
  ]);
  return outcomes.map((outcome): unknown => (outcome.status === 'rejected' ? outcome.reason : outcome));
}

describe('a server of S3 that fails', () => {
  it.each<[string, RequestListener]>([
    ['is silent', () => undefined],
    ['answers 503', (_, response) => response.writeHead(503).end(error('SlowDown'))],
    ['answers 500 without a word', (_, response) => response.writeHead(500).end()],
    ['is full', (_, response) => response.writeHead(507).end(error('XMinioStorageFull'))],
    ['does not know our key', (_, response) => response.writeHead(403).end(error('InvalidAccessKeyId'))],
    ['has no such bucket', (_, response) => response.writeHead(404).end(error('NoSuchBucket'))],
    ['cuts the connection', (request) => request.socket.destroy()],
    ['speaks no HTTP', (request) => request.socket.end('220 smtp.exemple.fr ESMTP\r\n')],
  ])('%s: unavailable within two seconds, and its key stays secret', async (_, answer) => {
    const storage = await storeOn(answer);
    const since = performance.now();
    const found = await refusals(storage);
    expect(performance.now() - since).toBeLessThan(2_500);
    for (const refusal of found) expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect(inspect(found, { depth: 9 })).not.toContain('the-id-of-our-key');
  });

  it('is not there: unavailable at once', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    for (const refusal of await refusals(storeAt(port)))
      expect(String(refusal)).toMatch(/^StoreUnavailable: .*la connexion est refusée\.$/);
  });

  it('is another website: unavailable, since it has no marker', async () => {
    const storage = await storeOn((_, response) => response.end('<!doctype html><title>Bienvenue</title>'));
    await expect(storage.ensureMarker('installation-a')).rejects.toMatchObject({ code: 'FOREIGN_STORE' });
    await expect(storage.list()[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
