import { describe, expect, it } from '@jest/globals';
import { isFileRoute, isValidSignature, signedPath } from './file-address.js';

const secret = 'a key of at least thirty-two signs.';
const now = new Date('2026-03-02T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const file = { partId: 'part', viewerId: 'viewer', name: 'leçon 1/2.odt' };

function read(path: string) {
  const [, , partId = '', viewerId = '', expires = '', signature = '', name = ''] = path.split('/');
  return { signed: { partId, viewerId, expires: Number(expires) }, signature, name };
}

describe('a signed address of a draft’s file', () => {
  const { signed, signature, name } = read(signedPath(secret, file, now));
  const isValid = (change: object, at = now, key = secret, given = signature) =>
    isValidSignature(key, { ...signed, ...change }, given, at);

  it('is valid five minutes and no longer', () => {
    expect(isValid({})).toBe(true);
    expect(isValid({}, minutes(4.99))).toBe(true);
    expect(isValid({}, minutes(5))).toBe(false);
  });

  it.each<[string, object]>([
    ['another file', { partId: 'other' }],
    ['another viewer', { viewerId: 'other' }],
    ['a longer time', { expires: signed.expires + 3600 }],
    ['no number', { expires: Number.NaN }],
  ])('is refused for %s', (_what, change) => {
    expect(isValid(change)).toBe(false);
  });

  it('is refused when cut, empty, changed, or signed with another key', () => {
    for (const given of ['', signature.slice(1), `${signature}A`, signature.replace(/^./, '~')])
      expect(isValid({}, now, secret, given)).toBe(false);
    expect(isValid({}, now, 'another key of thirty-two signs ...')).toBe(false);
  });

  it('stands on the files host, its name escaped', () => {
    expect(isFileRoute(signedPath(secret, file, now))).toBe(true);
    expect(decodeURIComponent(name)).toBe(file.name);
    expect(isFileRoute('/r/fichiers/')).toBe(false);
  });
});
