import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createS3Storage, ObjectCorrupt, StoreUnavailable } from './index.js';

const MEGABYTE = 1024 * 1024;
const closing: (() => void)[] = [];

afterEach(() => {
  jest.useRealTimers();
  closing.splice(0).forEach((close) => close());
});

/** Whole objects in memory, and what no server should do to them; real servers pass in s3-storage.db.spec.ts. */
class BadServer {
  readonly objects = new Map<string, Buffer>([['/essaim/instance', Buffer.from('installation-a\n')]]);
  /** What a copy makes of the bytes. */
  copied = (bytes: Buffer): Buffer => bytes;
  /** How many bytes of a body come at all; the connection stays. */
  sent = Infinity;

  async answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const key = request.url ?? '';
    const body = await buffer(request);
    if (request.method === 'PUT')
      return response.end(this.write(key, body, request.headers['x-amz-copy-source']));
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return response.writeHead(204).end();
    }
    const found = this.objects.get(key);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { 'content-length': found.length });
    if (request.method === 'HEAD') return response.end();
    return this.sent < found.length ? response.write(found.subarray(0, this.sent)) : response.end(found);
  }

  private write(key: string, body: Buffer, source: string | string[] | undefined): string {
    const original = this.objects.get(String(source));
    this.objects.set(key, original ? this.copied(original) : body);
    return '<CopyObjectResult><ETag>"0"</ETag><LastModified>2026-11-01T00:00:00Z</LastModified></CopyObjectResult>';
  }
}

async function newStore() {
  const bad = new BadServer();
  const server = createServer((request, response) => void bad.answer(request, response)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  closing.push(() => server.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKey: 'key', secretKey: 'secret', region: 'us-east-1' };
  return { bad, storage: createS3Storage({ endpoint, bucket: 'essaim', ...keys }) };
}

describe('a bucket on a server that copies wrongly', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['another byte', (bytes) => Buffer.concat([Buffer.from([bytes.readUInt8(0) ^ 1]), bytes.subarray(1)])],
    ['one byte less', (bytes) => bytes.subarray(1)],
    ['one byte more', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['nothing', () => Buffer.alloc(0)],
  ])('is not believed (%s), and the staged bytes stay for another try', async (_, damage) => {
    const { bad, storage } = await newStore();
    const staged = await storage.stage(Readable.from([Buffer.from('leçon')]), 100);
    bad.copied = damage;
    await expect(storage.promote(staged)).rejects.toBeInstanceOf(ObjectCorrupt);
    bad.copied = (bytes) => bytes;
    await storage.promote(staged);
    expect(await storage.verify(staged.sha256)).toEqual({ size: 6 });
    expect([...bad.objects.keys()].filter((key) => key.includes('staging'))).toEqual([]);
  });
});

describe('a long download', () => {
  it('is broken off when the server falls silent on the way', async () => {
    const { bad, storage } = await newStore();
    const { sha256 } = await storage.promote(await storage.stage(large(), MEGABYTE));
    bad.sent = 100_000;
    advanceOnlyIntervals();
    const { stream } = await storage.open(sha256);
    const reading = expect(buffer(stream)).rejects.toBeInstanceOf(StoreUnavailable);
    await sleep(50);
    jest.advanceTimersByTime(30_000);
    await reading;
  });

  it('is not when its reader rests', async () => {
    const { storage } = await newStore();
    const { sha256 } = await storage.promote(await storage.stage(large(), MEGABYTE));
    advanceOnlyIntervals();
    const { stream, size } = await storage.open(sha256);
    let received = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (received === 0) {
        await sleep(200);
        jest.advanceTimersByTime(60_000);
      }
      received += chunk.length;
    }
    expect(received).toBe(size);
  });
});

function large(): Readable {
  return Readable.from([randomBytes(MEGABYTE)]);
}

/** The network keeps its own time. */
function advanceOnlyIntervals(): void {
  jest.useFakeTimers({
    doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setTimeout'],
  });
}
