import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import { eicar, NO_CLAMD, type Scanner, startClamd, startStandIn } from '../../../test/support/clamd.js';
import { until } from '../../../test/support/until.js';
import { Antivirus, type ScanVerdict } from './antivirus.js';

const at = (url: string) => new Antivirus(readSettings({ CLAMD_URL: url }));

async function* inPieces(bytes: Uint8Array, most = 10_000): AsyncIterable<Uint8Array> {
  yield new Uint8Array();
  for (let from = 0; from < bytes.length; from += most) yield bytes.subarray(from, from + most);
}

async function askOnce(
  scanner: Promise<Scanner>,
  bytes: Uint8Array = Buffer.from('Une leçon.'),
  silenceMs = 5_000,
): Promise<ScanVerdict | null> {
  const { url, stop } = await scanner;
  try {
    return await at(url).scan(inPieces(bytes), silenceMs);
  } finally {
    await stop();
  }
}

const answering = (said: string) => startStandIn(() => said);

describe('a scanner', () => {
  it('gets every byte, and says what it knows', async () => {
    const bytes = Buffer.alloc(300_000, 'leçon');
    const lengths: number[] = [];
    const clean = startStandIn((content) => {
      lengths.push(content.length);
      return content.equals(bytes) ? 'stream: OK\0' : 'stream: Autre FOUND\0';
    });
    expect(await askOnce(clean, bytes)).toEqual({ state: 'clean' });
    expect(lengths).toEqual([300_000]);
    expect(await askOnce(answering('stream: Essai.Un FOUND\0'))).toEqual({
      state: 'infected',
      name: 'Essai.Un',
    });
    expect(await askOnce(answering('INSTREAM size limit exceeded. ERROR\0'))).toEqual({ state: 'too_large' });
  });

  it.each<[string, (bytes: Buffer, socket: Socket) => string | null]>([
    ['an error', () => 'stream: Can’t allocate memory ERROR\0'],
    ['half an answer', (_bytes, socket) => (socket.end('stream: OK'), null)],
    ['an answer to something else', () => 'PONG\0'],
    ['a name that only looks clean', () => 'stream: OK FOUNDED\0'],
    ['the end of the connection', (_bytes, socket) => (socket.destroy(), null)],
    ['silence', () => null],
  ])('is to be asked again after %s: never a clean file', async (_what, answer) => {
    const verdict = await askOnce(startStandIn(answer), undefined, 300);
    expect(verdict).toMatchObject({ state: 'waiting' });
  });

  it('that is not there is to be asked again, and none is none', async () => {
    expect(await at('unix:///run/no-such-scanner.ctl').scan(inPieces(Buffer.from('a')))).toMatchObject({
      state: 'waiting',
    });
    expect(await new Antivirus(readSettings({})).scan(inPieces(Buffer.from('a')))).toBeNull();
  });

  it('never hides that the bytes could not be read', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('the store is away');
    }
    const { url, stop } = await startStandIn(() => 'stream: OK\0');
    await expect(at(url).scan(broken())).rejects.toThrow('the store is away');
    await stop();
  });
});

(NO_CLAMD ? describe.skip : describe)(`a real clamd (${NO_CLAMD ?? 'installed'})`, () => {
  it('finds what its signatures know, lets a lesson through, and says when a file is too long for it', async () => {
    const { url, stop } = await startClamd({ name: 'Essai.Antivirus', bytes: eicar });
    const scan = (bytes: Uint8Array) => at(url).scan(inPieces(bytes, 64 * 1024));
    try {
      expect(await scan(Buffer.from(eicar))).toEqual({
        state: 'infected',
        name: expect.stringContaining('Essai.Antivirus') as unknown,
      });
      expect(await scan(Buffer.from('# Une leçon\n'))).toEqual({ state: 'clean' });
      // Writing into a connection that it has just closed may lose what it said: then it is asked again, as in the product.
      const long = Buffer.alloc(8_000_000, 'leçon ');
      const verdict = await until('an answer to a long file', async () => {
        const said = await scan(long);
        return said?.state !== 'waiting' && said;
      });
      expect(verdict).toEqual({ state: 'too_large' });
    } finally {
      await stop();
    }
  }, 60_000);
});
