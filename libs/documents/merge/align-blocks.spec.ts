import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignBlocks } from './align-blocks.js';
import { type Block, blocksFrom, hashText, plainText } from '../block.js';

const blocksOf = (...texts: string[]): Block[] =>
  blocksFrom(texts.map((text) => ({ kind: 'paragraph' as const, text }))).blocks;

const texts = fc.array(
  fc.constantFrom('un', 'deux', 'trois mots ici', 'quatre autres mots là', 'cinq', 'six'),
  {
    maxLength: 14,
  },
);

describe('blocks', () => {
  it('have the same ids each time the same text is read, and no id twice', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const blocks = blocksOf(...list);
        expect(blocksOf(...list)).toEqual(blocks);
        expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
        expect(blocks.map((block) => block.order)).toEqual(blocks.map((_, index) => index));
      }),
    );
  });

  it('ignore spacing and Unicode composition in their hash, and nothing else', () => {
    expect(hashText('  Été\n à   Paris ')).toBe(hashText('E\u0301te\u0301 à Paris'));
    expect(hashText('Été')).not.toBe(hashText('été'));
  });

  it('leave out passages without words and say when a limit cut them', () => {
    expect(plainText(blocksOf('un', '  ', 'deux'))).toBe('un\n\ndeux');
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      kind: 'paragraph' as const,
      text: `p${index}`,
    }));
    expect(blocksFrom(many)).toMatchObject({ truncated: true, blocks: { length: 20_000 } });
  });
});

describe('alignBlocks', () => {
  it('changes nothing when nothing changed, even after ids were carried', () => {
    const first = blocksOf('Titre', 'Un paragraphe assez long pour être reconnu.', 'Fin');
    const second = alignBlocks(
      first,
      blocksOf('Titre', 'Un paragraphe assez long pour être vite reconnu.', 'Fin'),
    );
    expect(second.map((block) => block.id)).toEqual(first.map((block) => block.id));
    expect(alignBlocks(second, blocksOf(...second.map((block) => block.text)))).toEqual(second);
  });

  it('keeps the id of a text that moved, and gives a new one to a new text', () => {
    const before = blocksOf('alpha', 'beta', 'gamma');
    const after = alignBlocks(before, blocksOf('gamma', 'nouveau texte', 'alpha', 'beta'));
    const id = (text: string): string => before.find((block) => block.text === text)!.id;
    expect(after[0]!.id).toBe(id('gamma'));
    expect(after[2]!.id).toBe(id('alpha'));
    expect(before.map((block) => block.id)).not.toContain(after[1]!.id);
  });

  it('gives unique ids, keeps texts and order, and carries every text that both sides hold', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const previous = blocksOf(...left);
        const next = blocksOf(...right);
        const aligned = alignBlocks(previous, next);
        expect(aligned.map((block) => block.text)).toEqual(next.map((block) => block.text));
        expect(new Set(aligned.map((block) => block.id)).size).toBe(aligned.length);
        for (const text of new Set(right)) {
          const ids = new Set(previous.filter((block) => block.text === text).map((block) => block.id));
          const carried = aligned.filter((block) => block.text === text && ids.has(block.id)).length;
          expect(carried).toBe(Math.min(ids.size, right.filter((each) => each === text).length));
        }
      }),
    );
  });

  it('leaves the ids of all other blocks alone when one text is edited, inserted or removed', () => {
    const distinct = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,8}( [a-z]{3,6}){2,4}$/u), {
      minLength: 2,
      maxLength: 10,
    });
    fc.assert(
      fc.property(distinct, fc.nat(), fc.constantFrom('edit', 'insert', 'remove'), (list, at, change) => {
        const previous = blocksOf(...list);
        const index = at % list.length;
        const edited = [...list];
        if (change === 'edit') edited[index] = `${edited[index]!} QUARANTE-DEUX`;
        if (change === 'insert') edited.splice(index, 0, 'QUARANTE-DEUX');
        if (change === 'remove') edited.splice(index, 1);
        const aligned = alignBlocks(previous, blocksOf(...edited));
        const kept = previous.filter((_, position) => change === 'insert' || position !== index);
        for (const block of kept) expect(aligned.find((each) => each.text === block.text)!.id).toBe(block.id);
        if (change === 'edit') expect(aligned[index]!.id).toBe(previous[index]!.id);
      }),
    );
  });

  it('stays quick on two long texts that share nothing', () => {
    const long = (seed: string): Block[] =>
      blocksOf(...Array.from({ length: 3_000 }, (_, n) => `${seed}${n} ${seed}`));
    const start = performance.now();
    alignBlocks(long('a'), long('b'));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
