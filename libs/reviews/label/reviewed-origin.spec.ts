import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeltaPassage } from '../round/reading-delta.js';
import { reviewedOrigins } from './reviewed-origin.js';

const passage = (part: string, hash: string, kind = 'paragraph'): DeltaPassage => ({
  part,
  blockId: hash,
  kind,
  hash,
});

describe('what of an adaptation was reviewed in its sources', () => {
  it('is told part by part, with where', () => {
    const passages = [
      passage('texte', 'A'),
      passage('texte', 'B'),
      passage('texte', 'own'),
      passage('fiche.odt', 'bytes', 'file'),
      passage('fiche.odt', 'C'),
      passage('plan.png', 'picture', 'file'),
    ];
    const sources = [
      { versionId: 'one', read: [{ hash: 'A' }, { hash: 'picture' }] },
      { versionId: 'two', read: [{ hash: 'B' }, { hash: 'A' }] },
    ];
    expect(reviewedOrigins(passages, sources)).toEqual([
      { part: 'texte', passages: 3, reviewed: 2, versionIds: ['one', 'two'] },
      { part: 'fiche.odt', passages: 1, reviewed: 0, versionIds: [] },
      { part: 'plan.png', passages: 1, reviewed: 1, versionIds: ['one'] },
    ]);
  });

  it('is nothing without a reviewed source', () => {
    expect(reviewedOrigins([passage('texte', 'A')], [])).toEqual([
      { part: 'texte', passages: 1, reviewed: 0, versionIds: [] },
    ]);
    expect(reviewedOrigins([], [])).toEqual([]);
  });

  it('is never more than was read', () => {
    const hashes = fc.constantFrom('1', '2', '3');
    const written = fc.array(fc.tuple(fc.constantFrom('texte', 'fiche.odt'), hashes));
    const sources = fc.array(fc.array(hashes.map((hash) => ({ hash }))), { maxLength: 3 });
    fc.assert(
      fc.property(written, sources, (list, reads) => {
        const passages = list.map(([part, hash]) => passage(part, hash));
        const origins = reviewedOrigins(
          passages,
          reads.map((read, at) => ({ versionId: `v${at}`, read })),
        );
        const reviewed = origins.reduce((sum, origin) => sum + origin.reviewed, 0);
        const most = ['1', '2', '3'].reduce((sum, hash) => {
          const read = reads.flat().filter((each) => each.hash === hash).length;
          return sum + Math.min(read, passages.filter((each) => each.hash === hash).length);
        }, 0);
        expect(reviewed).toBe(most);
      }),
    );
  });
});
