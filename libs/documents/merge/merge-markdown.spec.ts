import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitMarkdown } from './markdown-source.js';
import { type MarkdownMerge, mergeMarkdown } from './merge-markdown.js';
import { type MergeChoice, type MergePiece } from './merge-piece.js';

const base =
  '# Fractions\n\nOn coupe une tarte en quatre.\n\nOn compare deux parts de tarte.\n\n- un quart\n- un demi\n';

const states = ({ pieces }: MarkdownMerge): string[] =>
  pieces.map(
    ({ change, conflict, theirs, base: then }) => `${conflict ? 'conflit ' : ''}${change} ${theirs ?? then}`,
  );
const choosing = (merge: MarkdownMerge, choice: MergeChoice, isChosen = (_: number) => true) =>
  merge.compose(new Map(merge.pieces.filter((_, index) => isChosen(index)).map(({ id }) => [id, choice])));
const theirs = { take: 'theirs' } as const;

describe('three texts, block by block', () => {
  it('offers what they changed, where I changed nothing', () => {
    const merge = mergeMarkdown({
      base,
      mine: base.replace('# Fractions', '# Les fractions du CM1'),
      theirs: base.replace('en quatre', 'en huit').replace('- un demi', '- un demi\n- un tiers'),
    });
    expect(states(merge)).toEqual(['changed On coupe une tarte en huit.', 'added - un tiers']);
    expect(merge.kept).toBe(1);
    expect(choosing(merge, theirs)).toBe(
      '# Les fractions du CM1\n\nOn coupe une tarte en huit.\n\nOn compare deux parts de tarte.\n\n- un quart\n- un demi\n- un tiers\n',
    );
  });

  it('asks about a block that both changed: mine, theirs, both, or other words', () => {
    const merge = mergeMarkdown({
      base,
      mine: base.replace('une tarte en quatre', 'une pizza en quatre'),
      theirs: base.replace('une tarte en quatre', 'une tarte en huit'),
    });
    expect(states(merge)).toEqual(['conflit changed On coupe une tarte en huit.']);
    expect(merge.compose(new Map())).toContain('On coupe une pizza en quatre.');
    expect(choosing(merge, { take: 'both' })).toContain(
      'On coupe une pizza en quatre.\n\nOn coupe une tarte en huit.\n\nOn compare',
    );
    expect(choosing(merge, { take: 'edited', text: 'On coupe une pizza en huit.\r\n' })).toContain(
      '# Fractions\n\nOn coupe une pizza en huit.\n\nOn compare',
    );
  });

  it('asks about a block that one changed and the other removed', () => {
    const removed = base.replace('On compare deux parts de tarte.\n\n', '');
    const changed = base.replace('deux parts', 'trois parts');
    const mineGone = mergeMarkdown({ base, mine: removed, theirs: changed });
    expect(states(mineGone)).toEqual(['conflit changed On compare trois parts de tarte.']);
    expect(mineGone.compose(new Map())).toBe(removed);
    expect(choosing(mineGone, theirs)).toBe(changed);
    const theirsGone = mergeMarkdown({ base, mine: changed, theirs: removed });
    expect(states(theirsGone)).toEqual(['conflit removed On compare deux parts de tarte.']);
    expect(theirsGone.compose(new Map())).toBe(changed);
    expect(choosing(theirsGone, theirs)).toBe(removed);
  });

  it('follows a block that they moved, with my words in it', () => {
    const merge = mergeMarkdown({
      base: 'Un A.\n\nDeux B ici.\n\nTrois C.\n\nQuatre D.\n',
      mine: 'Un A.\n\nDeux B là.\n\nTrois C.\n\nQuatre D.\n',
      theirs: 'Un A.\n\nTrois C.\n\nQuatre D.\n\nDeux B ici.\n',
    });
    expect(states(merge)).toEqual(['moved Deux B ici.']);
    expect(choosing(merge, theirs)).toBe('Un A.\n\nTrois C.\n\nQuatre D.\n\nDeux B là.\n');
  });

  it('keeps paragraphs apart where a block between them goes', () => {
    const merge = mergeMarkdown({ base: '- a\n- b\n\nfin', mine: '- a\n- b\n\nfin', theirs: '- a\n\nfin' });
    expect(choosing(merge, theirs)).toBe('- a\n\nfin');
  });

  it('offers nothing when they changed nothing, or the same as I', () => {
    const other = base.replace('tarte', 'pizza');
    expect(mergeMarkdown({ base, mine: other, theirs: base }).pieces).toEqual([]);
    expect(mergeMarkdown({ base, mine: other, theirs: other })).toMatchObject({ pieces: [], kept: 0 });
  });
});

/** A block of words that no other block has: the number decides them all. */
const block = fc
  .tuple(fc.constantFrom('', '', '# ', '- ', '> '), fc.nat(100_000))
  .map(
    ([mark, number]) =>
      `${mark}${[7, 11, 13, 17].map((factor) => `m${(number + 1) * factor * 1_000_003}`).join(' ')}`,
  );
type Edit = { at: number; how: 'change' | 'remove' | 'add' | 'move'; block: string };
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ at: fc.nat(100), how: fc.constantFrom('change', 'remove', 'add', 'move'), block }),
  { maxLength: 6 },
);

function edited(blocks: readonly string[], changes: readonly Edit[]): string[] {
  const result = [...blocks];
  for (const { at, how, block: words } of changes) {
    const index = at % (result.length + 1);
    const own = result[index];
    if (how === 'add' || own === undefined) result.splice(index, 0, words);
    else if (how === 'change') result[index] = `${own} ${words.slice(-5)}`;
    else result.splice(index, 1);
    if (how === 'move' && own !== undefined) result.splice((at * 7) % (result.length + 1), 0, own);
  }
  return result;
}
/** One blank line between blocks, none between two items of a list: as people type. */
const typed = (blocks: readonly string[]): string =>
  blocks
    .map(
      (each, index) => each + (each.startsWith('- ') && blocks[index + 1]?.startsWith('- ') ? '\n' : '\n\n'),
    )
    .join('')
    .replace(/\n\n$/u, '\n');
const three = fc
  .tuple(fc.uniqueArray(block, { maxLength: 10 }), edits, edits)
  .map(([common, mine, theirs]) => textsOf(common, mine, theirs));
const threeWithoutMyMoves = fc
  .tuple(fc.uniqueArray(block, { maxLength: 10 }), edits, edits)
  .map(([common, mine, theirs]) =>
    textsOf(
      common,
      mine.filter(({ how }) => how !== 'move'),
      theirs,
    ),
  );
const textsOf = (common: readonly string[], mine: readonly Edit[], theirs: readonly Edit[]) => ({
  base: typed(common),
  mine: typed(edited(common, mine)),
  theirs: typed(edited(common, theirs)),
});
const textsIn = (markdown: string): string[] => splitMarkdown(markdown).blocks.map(({ text }) => text);
/** Of two blocks that begin with the same words, it is nobody's to tell which one became a third. */
const isDistinct = (markdown: string): boolean => {
  const stems = textsIn(markdown).map((text) => /m\d+/u.exec(text)?.[0]);
  return new Set(stems).size === stems.length;
};
const runs = { numRuns: 100 };

describe('over random edits on both sides', () => {
  it('nothing of mine changes by a byte unless chosen', () => {
    fc.assert(
      fc.property(three, (texts) => {
        const merge = mergeMarkdown(texts);
        expect(merge.compose(new Map())).toBe(texts.mine);
        expect(choosing(merge, { take: 'mine' })).toBe(texts.mine);
      }),
      runs,
    );
  });

  it('no block of mine is lost or reworded but those of the pieces taken', () => {
    fc.assert(
      fc.property(three, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (texts, flags) => {
        const merge = mergeMarkdown(texts);
        const isMereMove = ({ change, base: then, theirs: now }: MergePiece) =>
          change === 'moved' && then === now;
        const chosen = merge.pieces.filter((piece, index) => flags[index] && !isMereMove(piece));
        const given = new Set(chosen.flatMap(({ mine }) => mine ?? []));
        const composed = textsIn(choosing(merge, theirs, (index) => flags[index] ?? false));
        const lost = textsIn(texts.mine).filter((text) => !given.has(text) && !composed.includes(text));
        expect(lost).toEqual([]);
        for (const { theirs: taken } of chosen) if (taken !== null) expect(composed).toContain(taken);
      }),
      runs,
    );
  });

  it('taking everything where I changed nothing gives their text', () => {
    fc.assert(
      fc.property(three, ({ base: common, theirs: other }) => {
        const merge = mergeMarkdown({ base: common, mine: common, theirs: other });
        expect(merge.pieces.filter(({ conflict }) => conflict)).toEqual([]);
        expect(choosing(merge, theirs)).toBe(other);
      }),
      runs,
    );
  });

  it('merging twice changes nothing: what was taken is not offered again', () => {
    fc.assert(
      fc.property(three, (texts) => {
        const once = choosing(mergeMarkdown(texts), theirs);
        expect(choosing(mergeMarkdown({ ...texts, base: texts.theirs, mine: once }), theirs)).toBe(once);
        fc.pre(isDistinct(texts.mine) && isDistinct(texts.theirs));
        expect(mergeMarkdown({ ...texts, mine: once }).pieces).toEqual([]);
      }),
      runs,
    );
  });

  it('the order of choosing does not matter', () => {
    fc.assert(
      fc.property(three, fc.nat(), (texts, turn) => {
        const merge = mergeMarkdown(texts);
        const choices = merge.pieces.map(({ id }) => [id, theirs] as const);
        const from = turn % (choices.length + 1);
        const turned = [...choices.slice(from), ...choices.slice(0, from)].reverse();
        expect(merge.compose(new Map(turned))).toBe(merge.compose(new Map(choices)));
      }),
      runs,
    );
  });

  it('accepting a few, then the others of what is left, gives the same as accepting all at once', () => {
    // A block that both moved has two right places, and which of its neighbours is there first decides.
    fc.assert(
      fc.property(
        threeWithoutMyMoves,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (texts, flags) => {
          fc.pre(isDistinct(texts.mine) && isDistinct(texts.theirs));
          const merge = mergeMarkdown(texts);
          const first = new Set(merge.pieces.filter((_, index) => flags[index]).map(({ id }) => id));
          const take = (mine: string, isTaken: (id: string) => boolean): string => {
            const step = mergeMarkdown({ ...texts, mine });
            const taken = step.pieces.filter(({ id }) => isTaken(id));
            return step.compose(new Map(taken.map(({ id }) => [id, theirs])));
          };
          const isFirst = (id: string): boolean => first.has(id);
          const isSecond = (id: string): boolean => !first.has(id);
          const together = textsIn(choosing(merge, theirs));
          expect(textsIn(take(take(texts.mine, isFirst), isSecond))).toEqual(together);
          expect(textsIn(take(take(texts.mine, isSecond), isFirst))).toEqual(together);
        },
      ),
      runs,
    );
  });
});
