import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deltaBetween, type DeltaPassage } from './reading-delta.js';

const passage = (blockId: string, hash: string, part = 'texte', kind = 'paragraph'): DeltaPassage => ({
  part,
  blockId,
  kind,
  hash,
});
const file = (part: string, hash: string): DeltaPassage => passage('file', hash, part, 'file');
const states = (read: readonly DeltaPassage[], now: readonly DeltaPassage[]): string[] =>
  deltaBetween(read, now).lines.map(({ state }) => state);

const [one, two, three] = [passage('a', 'A'), passage('b', 'B'), passage('c', 'C')];

describe('the delta since a reading', () => {
  it('is nothing when nothing changed, or only moved', () => {
    expect(deltaBetween([one, two, three], [three, one, two])).toMatchObject({
      changes: 0,
      gone: [],
    });
    expect(states([one], [passage('z', 'A', 'fiche.odt')])).toEqual(['read']);
  });

  it('tells a block that was reworded beside what it was', () => {
    const { lines, changes } = deltaBetween([one, two], [one, passage('b', 'B2')]);
    expect(lines[1]).toMatchObject({ state: 'changed', before: two });
    expect(changes).toBe(1);
  });

  it('tells what came and what went', () => {
    const delta = deltaBetween([one, two, three], [one, passage('n', 'N'), passage('m', 'M')]);
    expect(delta.lines.map(({ state }) => state)).toEqual(['read', 'new', 'new']);
    expect(delta).toMatchObject({ gone: [two, three], changes: 2 });
    expect(deltaBetween([one, two], [one])).toMatchObject({ changes: 1, gone: [two] });
  });

  it('asks that words written twice were read twice', () => {
    expect(states([one], [one, passage('a-2', 'A')])).toEqual(['read', 'new']);
    expect(states([one], [passage('a-2', 'A'), one])).toEqual(['new', 'read']);
  });

  it('counts a file with one new word once, a picture by its bytes', () => {
    const read = [file('fiche.odt', 'F1'), passage('x', 'X', 'fiche.odt'), file('plan.png', 'P1')];
    const now = [file('fiche.odt', 'F2'), passage('x', 'X2', 'fiche.odt'), file('plan.png', 'P2')];
    expect(deltaBetween(read, now)).toMatchObject({ changes: 2, gone: [] });
    expect(states(read, now)).toEqual(['changed', 'changed', 'changed']);
  });
});

const passages = fc.array(
  fc.record({
    part: fc.constantFrom('texte', 'fiche.odt'),
    blockId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('paragraph', 'heading', 'file'),
    hash: fc.constantFrom('1', '2', '3', '4', '5'),
  }),
  { maxLength: 12 },
);
const count = (list: readonly DeltaPassage[], hash: string): number =>
  list.filter((each) => each.hash === hash).length;

describe('whatever was read and is written', () => {
  it('nothing is called read whose hash was not read, nor more often than it was', () => {
    fc.assert(
      fc.property(passages, passages, (read, now) => {
        const kept = deltaBetween(read, now).lines.flatMap(({ state, passage: each }) =>
          state === 'read' ? [each] : [],
        );
        for (const { hash } of now)
          expect(count(kept, hash)).toBe(Math.min(count(read, hash), count(now, hash)));
      }),
    );
  });

  it('each passage of both sides is told once', () => {
    fc.assert(
      fc.property(passages, passages, (read, now) => {
        const { lines, gone } = deltaBetween(read, now);
        expect(lines.map((line) => line.passage)).toEqual(now);
        const kept = lines.filter(({ state }) => state === 'read').length;
        const before = lines.flatMap((line) => (line.state === 'changed' ? [line.before] : []));
        expect(kept + before.length + gone.length).toBe(read.length);
      }),
    );
  });

  it('an order of reading changes nothing but the order', () => {
    fc.assert(
      fc.property(passages, (read) => {
        expect(deltaBetween(read, read.toReversed())).toMatchObject({ changes: 0, gone: [] });
      }),
    );
  });
});
