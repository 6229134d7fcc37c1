import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readStopToken, stopToken } from './stop-link.js';

const secret = 'a secret of this installation';
const stop = { accountId: randomUUID(), kinds: ['adapted', 'source-updated'] };

describe('the link that stops', () => {
  it('says what it stops, for whom', () => {
    expect(readStopToken(secret, stopToken(secret, stop))).toEqual(stop);
  });

  it('is of this installation', () => {
    expect(readStopToken('another secret', stopToken(secret, stop))).toBeNull();
  });

  it('cannot be turned against somebody else, nor widened', () => {
    const [, signature] = stopToken(secret, stop).split('.');
    const other = stopToken(secret, { ...stop, accountId: randomUUID() }).split('.')[0];
    const more = stopToken(secret, { ...stop, kinds: [...stop.kinds, 'handed-over'] }).split('.')[0];
    expect(readStopToken(secret, `${other}.${signature}`)).toBeNull();
    expect(readStopToken(secret, `${more}.${signature}`)).toBeNull();
  });

  it('is not made of nothing', () => {
    for (const token of ['', '.', 'a.b', 'a', stopToken(secret, stop).slice(0, -1)])
      expect(readStopToken(secret, token)).toBeNull();
  });

  it('passes through an address unchanged', () => {
    const token = stopToken(secret, stop);
    expect(encodeURIComponent(token)).toBe(token);
  });
});
