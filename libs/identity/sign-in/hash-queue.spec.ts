import { availableParallelism } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { inTurn, mustHaveRoom } from './hash-queue.js';

const atOnce = Math.max(1, availableParallelism() - 1);

/** A hash that ends when told to. */
function slow(): { hash: () => Promise<string>; end: () => void } {
  let end = () => undefined as void;
  const done = new Promise<string>((resolve) => (end = () => resolve('hashed')));
  return { hash: () => done, end };
}

describe('hashes', () => {
  it('wait their turn, forty at most; the next is refused at once, and room comes back', async () => {
    const work = Array.from({ length: atOnce + 40 }, slow);
    const accepted = work.map(({ hash }) => inTurn(hash));
    expect(mustHaveRoom).toThrow('trop de demandes');
    await expect(inTurn(async () => 'one too many')).rejects.toMatchObject({ code: 'BUSY' });
    for (const { end } of work) end();
    expect(await Promise.all(accepted)).toEqual(work.map(() => 'hashed'));
    expect(mustHaveRoom).not.toThrow();
    await expect(inTurn(async () => 'free again')).resolves.toBe('free again');
  });

  it('give their place back when they fail', async () => {
    const failures = Array.from({ length: atOnce * 3 }, () =>
      inTurn(() => Promise.reject(new Error('broken'))).catch((error: Error) => error.message),
    );
    expect(new Set(await Promise.all(failures))).toEqual(new Set(['broken']));
    await expect(inTurn(async () => 'free')).resolves.toBe('free');
  });
});
