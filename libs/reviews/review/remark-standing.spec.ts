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
const remark = (blockId: string, quote: string) => ({ part: 'texte', blockId, page: null, quote });

const cut = 'On partage une tarte en quatre.';
const compared = 'On compare deux parts, puis on les nomme.';

describe('where a remark stands now', () => {
  it('is its passage as long as it says the same', () => {
    const now = new RemarkStandings({ now: [passage('a', cut), passage('b', compared)] });
    expect(now.of(remark('a', cut))).toEqual({ how: 'same', words: null });
  });

  it('is elsewhere when its words went there', () => {
    const now = new RemarkStandings({ now: [passage('b', compared), passage('c', cut)] });
    expect(now.of(remark('a', cut))).toEqual({ how: 'moved', words: null });
  });

  it('is what its passage says now, when that was written again', () => {
    const now = new RemarkStandings({
      now: [passage('a', 'Chacun prend un huitième.'), passage('b', compared)],
    });
    expect(now.of(remark('a', cut))).toEqual({ how: 'reworded', words: 'Chacun prend un huitième.' });
  });

  it('is nowhere when neither its passage nor its words are left', () => {
    expect(new RemarkStandings({ now: [passage('b', compared)] }).of(remark('a', cut))).toEqual({
      how: 'gone',
      words: null,
    });
  });

  it('is not asked of a remark on the whole, or on a page of no file', () => {
    expect(
      new RemarkStandings({ now: [passage('a', cut)] }).of({
        part: null,
        blockId: null,
        page: 2,
        quote: null,
      }),
    ).toBeNull();
  });

  it('never says of a passage that is there, word for word, that it is gone, whatever came and went around it', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-zéà ]{14,40}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.array(fc.boolean(), { maxLength: 8 }), (words, at, kept) => {
        const all = words.map((text, n) => passage(`id-${n}`, text));
        const mine = all[at % all.length]!;
        const now = all.filter((each, n) => each === mine || kept[n] === true);
        expect(new RemarkStandings({ now }).of({ ...mine, page: null, quote: mine.text })?.how).toBe('same');
      }),
    );
  });

  describe('of a page of a file', () => {
    const file = (hash: string, part = 'fiche.pdf'): RoundPassage => ({
      part,
      blockId: 'fichier',
      kind: 'file',
      text: part,
      hash,
    });
    const on = (page: number) => ({ part: 'fiche.pdf', blockId: null, page, quote: null });
    const pagesOf = (...texts: string[]) =>
      texts.map((text, at) => ({ number: at + 1, text, sha256: `${at} ${text}` }));
    const how = (before: string[], after: string[] | null, page: number) => {
      const now = after ? [file('new')] : [];
      const pages = new Map([
        ['old', pagesOf(...before)],
        ['new', pagesOf(...(after ?? []))],
      ]);
      return new RemarkStandings({ read: [file('old')], now, pages }).of(on(page))?.how;
    };

    it('is its page as long as it says the same, whatever its neighbours say', () => {
      expect(how(['Un', 'Deux'], ['Un,  autrement', 'Deux'], 2)).toBe('same');
    });

    it('is elsewhere when a page came before it', () => {
      expect(how(['Un', 'Deux'], ['Zéro', 'Un', 'Deux'], 2)).toBe('moved');
    });

    it('says something else, or is gone with its page or its file', () => {
      expect(how(['Un', 'Deux'], ['Un', 'Trois'], 2)).toBe('reworded');
      expect(how(['Un', 'Deux'], ['Un'], 2)).toBe('gone');
      expect(how(['Un', 'Deux'], null, 2)).toBe('gone');
    });

    it('never takes two pages without words for each other', () => {
      expect(how(['', ''], ['x', ''], 1)).toBe('reworded');
    });

    it('stands in a file whose bytes are the same, under another name, whether it was drawn or not', () => {
      const now = [file('old', 'autre.pdf')];
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 99 }), (page) => {
          expect(new RemarkStandings({ read: [file('old')], now }).of(on(page))?.how).toBe('same');
        }),
      );
    });
  });
});
