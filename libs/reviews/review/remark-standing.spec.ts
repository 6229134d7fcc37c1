import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RemarkStandings } from './remark-standing.js';
import type { RoundPassage } from '../round/round-passages.js';

const passage = (blockId: string, text: string, part = 'texte'): RoundPassage => ({
  part,
  blockId,
  kind: 'paragraph',
  text,
  hash: text,
});
const remark = (blockId: string, quote: string) => ({ part: 'texte', blockId, quote });

const cut = 'On partage une tarte en quatre.';
const compared = 'On compare deux parts, puis on les nomme.';

describe('where a remark stands now', () => {
  it('is its passage as long as it says the same', () => {
    const now = new RemarkStandings([passage('a', cut), passage('b', compared)]);
    expect(now.of(remark('a', cut))).toEqual({ how: 'same', words: null });
  });

  it('is elsewhere when its words went there', () => {
    const now = new RemarkStandings([passage('b', compared), passage('c', cut)]);
    expect(now.of(remark('a', cut))).toEqual({ how: 'moved', words: null });
  });

  it('is what its passage says now, when that was written again', () => {
    const now = new RemarkStandings([passage('a', 'Chacun prend un huitième.'), passage('b', compared)]);
    expect(now.of(remark('a', cut))).toEqual({ how: 'reworded', words: 'Chacun prend un huitième.' });
  });

  it('is nowhere when neither its passage nor its words are left', () => {
    expect(new RemarkStandings([passage('b', compared)]).of(remark('a', cut))).toEqual({
      how: 'gone',
      words: null,
    });
  });

  it('is not asked of a remark on the whole, or on a page', () => {
    expect(
      new RemarkStandings([passage('a', cut)]).of({ part: null, blockId: null, quote: null }),
    ).toBeNull();
  });

  it('never says of a passage that is there, word for word, that it is gone, whatever came and went around it', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-zéà ]{14,40}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.array(fc.boolean(), { maxLength: 8 }), (words, at, kept) => {
        const all = words.map((text, n) => passage(`id-${n}`, text));
        const mine = all[at % all.length]!;
        const now = all.filter((each, n) => each === mine || kept[n] === true);
        expect(new RemarkStandings(now).of({ ...mine, quote: mine.text })?.how).toBe('same');
      }),
    );
  });
});
