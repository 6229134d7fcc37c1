import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashText } from '#documents';
import { changesInPages, readingChanges } from './reading-changes.js';
import type { RoundPassage } from './round-passages.js';

const block = (blockId: string, text: string, part = 'texte', kind = 'paragraph'): RoundPassage => ({
  part,
  blockId,
  kind,
  text,
  hash: hashText(text),
});
const file = (name: string, hash: string): RoundPassage => ({
  part: name,
  blockId: 'fichier',
  kind: 'file',
  text: name,
  hash,
});
const told = (read: readonly RoundPassage[], now: readonly RoundPassage[]): string[] =>
  readingChanges(read, now).list.map(
    ({ state, part, words }) =>
      `${state} ${part}: ${words.map(({ kind, text }) => `${kind[0] ?? ''}(${text})`).join('')}`,
  );

describe('what a reading finds beside the one before', () => {
  it('is nothing when nothing changed, or only moved', () => {
    const [one, two] = [block('a', 'On partage une tarte.'), block('b', 'On compare.')];
    expect(readingChanges([one, two], [two, one])).toEqual({ added: 0, changed: 0, removed: 0, list: [] });
  });

  it('marks the words of what was reworded, and tells what came and what went', () => {
    const read = [block('a', 'On partage une tarte en quatre.'), block('b', 'On compare deux parts.')];
    const now = [block('a', 'On partage une tarte en huit.'), block('c', 'Prévoir des ciseaux.')];
    expect(told(read, now)).toEqual([
      'changed texte: s(On partage une tarte en )r(quatre)a(huit)s(.)',
      'removed texte: r(On compare deux parts.)',
      'added texte: a(Prévoir des ciseaux.)',
    ]);
    expect(readingChanges(read, now)).toMatchObject({ added: 1, changed: 1, removed: 1 });
  });

  it('knows a reworded passage though it has another id', () => {
    const read = [block('a', 'On partage une tarte en quatre.')];
    const now = [block('z', 'On partage une tarte en huit.')];
    expect(readingChanges(read, now)).toMatchObject({ added: 0, changed: 1, removed: 0 });
  });

  it('tells a file by its words, and by its name where it has none', () => {
    const read = [file('fiche.odt', '1'), block('x', 'Un mot.', 'fiche.odt'), file('plan.png', '2')];
    const now = [file('fiche.odt', '3'), block('x', 'Un autre mot.', 'fiche.odt'), file('plan.png', '4')];
    expect(told(read, now)).toEqual([
      'changed fiche.odt: s(Un )a(autre )s(mot.)',
      'changed plan.png: s(plan.png)',
    ]);
    expect(told(read, read.slice(0, 2))).toEqual(['removed plan.png: r(plan.png)']);
  });

  const passages = fc.array(
    fc
      .record({
        part: fc.constantFrom('texte', 'fiche.odt'),
        blockId: fc.constantFrom('a', 'b', 'c'),
        kind: fc.constantFrom('paragraph', 'heading'),
        text: fc.constantFrom('Un.', 'Deux mots.', 'Deux mots encore.', 'Autre chose.'),
      })
      .map((each): RoundPassage => ({ ...each, hash: hashText(each.text) })),
    { maxLength: 10 },
  );

  it('holds every word that nobody read, and never says that it was', () => {
    fc.assert(
      fc.property(passages, passages, (read, now) => {
        const { list } = readingChanges(read, now);
        const after = list
          .filter(({ state }) => state !== 'removed')
          .map(({ words }) =>
            words
              .filter(({ kind }) => kind !== 'removed')
              .map(({ text }) => text)
              .join(''),
          );
        for (const text of new Set(now.map((each) => each.text))) {
          const count = (texts: readonly string[]): number => texts.filter((each) => each === text).length;
          const unread = count(now.map((each) => each.text)) - count(read.map((each) => each.text));
          expect(count(after)).toBe(Math.max(0, unread));
        }
      }),
    );
  });

  it('is cut into pages that lose nothing', () => {
    fc.assert(
      fc.property(passages, (now) => {
        const { list } = readingChanges([], [...now, ...now, ...now]);
        expect(changesInPages(list).flat()).toEqual(list);
      }),
    );
    expect(changesInPages([])).toEqual([]);
  });
});
