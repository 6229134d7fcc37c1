import { describe, expect, it } from '@jest/globals';
import type { NamedSource } from '#resources';
import { ancestorsOf, type FamilyVersion } from './family.js';

const version = (
  id: string,
  sources: readonly Partial<NamedSource>[] = [],
  resource = id,
): FamilyVersion => ({
  versionId: `version of ${id}`,
  resourceId: resource,
  number: 1,
  title: id,
  authors: [],
  licenceId: 'CC-BY-4.0',
  licenceAnnounced: null,
  publishedAt: new Date(0),
  reasons: ['plus-court'],
  whatChanged: 'Autre chose.',
  sources: sources as NamedSource[],
  readable: true,
});
const pin = (id: string) => ({ id: `to ${id}`, sourceVersionId: `version of ${id}` });
const outside = (id: string, url: string | null) => ({
  id,
  sourceVersionId: null,
  outsideUrl: url,
  title: 'Ailleurs',
  authors: ['Une association'],
  licenceId: 'CC-BY-4.0',
  licenceAnnounced: null,
});
const among = (...all: FamilyVersion[]) => new Map(all.map((each) => [each.versionId, each]));
const told = (root: FamilyVersion, ...others: FamilyVersion[]) =>
  ancestorsOf(root, among(root, ...others)).map(({ id, depth, nearer }) => [id, depth, ...nearer]);

describe('what a version comes from', () => {
  it('is told nearest first, each once, with all that it is a source of', () => {
    const root = version('d', [pin('b'), pin('c')]);
    expect(told(root, version('b', [pin('a')]), version('c', [pin('a')]), version('a'))).toEqual([
      ['b', 1, 'd'],
      ['c', 1, 'd'],
      ['a', 2, 'b', 'c'],
    ]);
  });

  it('names a work from outside once, by its address or its words', () => {
    const root = version('c', [pin('a'), pin('b'), outside('first', null)]);
    const a = version('a', [outside('a1', 'https://example.org'), outside('a2', null)]);
    const b = version('b', [outside('b1', 'https://example.org'), outside('b2', null)]);
    expect(told(root, a, b)).toEqual([
      ['a', 1, 'c'],
      ['b', 1, 'c'],
      ['first', 1, 'c', 'a', 'b'],
      ['a1', 2, 'a', 'b'],
    ]);
  });

  it('has no loop, and goes through older versions of the resource itself', () => {
    const root = version('new', [pin('b')], 'a');
    const old = version('old', [pin('o')], 'a');
    expect(told(root, version('b', [pin('old')]), old, version('o'))).toEqual([
      ['b', 1, 'a'],
      ['o', 1, 'a'],
    ]);
  });

  it('stops at a hundred', () => {
    const chain = Array.from({ length: 130 }, (_, at) => version(`n${at}`, [pin(`n${at + 1}`)]));
    expect(told(version('root', [pin('n0')]), ...chain)).toHaveLength(100);
  });

  it('tells of what may not be read the credit alone', () => {
    const hidden = { ...version('a'), readable: false };
    const root = version('b', [pin('a')]);
    expect(ancestorsOf(root, among(root, hidden))[0]).toMatchObject({
      title: 'a',
      reasons: [],
      whatChanged: null,
    });
  });
});
