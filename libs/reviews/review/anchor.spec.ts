import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Anchor, type AnchoredBlock, Anchors } from './anchor.js';

const block = (blockId: string, text: string, part = 'texte'): AnchoredBlock => ({ part, blockId, text });
const anchor = (blockId: string | null, quote: string | null, more: Partial<Anchor> = {}): Anchor => ({
  part: 'texte',
  blockId,
  quote,
  ...more,
});
const told = (blocks: readonly AnchoredBlock[], wanted: Anchor) => {
  const found = new Anchors(blocks).find(wanted);
  return found && [found.block.blockId, found.block.text.slice(found.start, found.end), found.how];
};

describe('a remark in a newer text', () => {
  it('stands in its block, on the words it quotes', () => {
    expect(told([block('a', 'Mesurer un angle droit.')], anchor('a', 'angle'))).toEqual([
      'a',
      'angle',
      'same',
    ]);
  });

  it('on a whole block follows its id, into another file too', () => {
    expect(told([block('a', 'Un.')], anchor('a', null))).toEqual(['a', 'Un.', 'same']);
    expect(told([block('a', 'Un.', 'fiche.odt')], anchor('a', null))).toEqual(['a', 'Un.', 'moved']);
    expect(told([block('b', 'Deux.')], anchor('a', null))).toBeNull();
  });

  it('is found when its block was cut in two', () => {
    const blocks = [block('n1', 'Tracer la droite.'), block('n2', 'Mesurer un angle droit avec l’équerre.')];
    expect(told(blocks, anchor('a', 'angle droit avec l’équerre'))).toEqual([
      'n2',
      'angle droit avec l’équerre',
      'moved',
    ]);
  });

  it.each([
    ['les élèves mesurent', 'Les eleves   mesurent !', 'Les eleves   mesurent'],
    ["l'équerre est posée", 'Ici, l’équerre est posée.', 'l’équerre est posée'],
    ['« Bonjour ! » dit-elle', 'Alors "Bonjour!" dit elle', 'Bonjour!" dit elle'],
    ['le cœur du sujet', 'Le coeur du sujet', 'Le coeur du sujet'],
    ['e\u0301galite\u0301 des chances', 'Une égalité des chances', 'égalité des chances'],
  ])('is found but for case, accents and punctuation: %s', (quote, text, words) => {
    expect(told([block('a', text)], anchor('a', quote))).toEqual(['a', words, 'folded']);
    expect(told([block('z', text)], anchor('a', quote))).toEqual(['z', words, 'folded']);
  });

  it('of a few letters is not taken for another’s', () => {
    expect(told([block('z', 'Mesurer un angle.')], anchor('a', 'angle'))).toBeNull();
  });

  it('is an orphan when its words are gone', () => {
    expect(told([block('a', 'Mesurer un côté.')], anchor('a', 'angle droit du triangle'))).toBeNull();
    expect(told([], anchor('a', 'angle droit du triangle'))).toBeNull();
    expect(told([block('a', '…')], anchor('a', ' ?! '))).toBeNull();
  });

  it('of words that stand twice is told by those around', () => {
    const blocks = [block('a', 'Au départ, poser le compas ici. À la fin, poser le compas là.')];
    const second = anchor('a', 'poser le compas', { before: 'À la fin, ', after: ' là.' });
    expect(new Anchors(blocks).find(second)?.start).toBe(blocks[0]!.text.lastIndexOf('poser'));
    expect(new Anchors(blocks).find(anchor('a', 'poser le compas'))?.start).toBe(
      blocks[0]!.text.indexOf('poser'),
    );
  });

  it('prefers its own file', () => {
    const words = 'Poser le compas sur la feuille.';
    const blocks = [block('x', words, 'fiche.odt'), block('y', words)];
    expect(told(blocks, anchor('a', 'le compas sur la feuille'))).toEqual([
      'y',
      'le compas sur la feuille',
      'moved',
    ]);
  });
});

const texts = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
  minLength: 1,
  maxLength: 8,
});

describe('whatever the text', () => {
  const cut = texts.chain((list) =>
    fc.record({
      list: fc.constant(list),
      at: fc.nat({ max: list.length - 1 }),
      from: fc.nat({ max: 59 }),
      length: fc.integer({ min: 1, max: 40 }),
    }),
  );

  it('a quote is found in its own block, on its own words', () => {
    fc.assert(
      fc.property(cut, ({ list, at, from, length }) => {
        const quote = list[at]!.slice(from, from + length);
        fc.pre(quote.trim() !== '');
        const blocks = list.map((text, index) => block(`b${index}`, text));
        expect(told(blocks, anchor(`b${at}`, quote))).toEqual([`b${at}`, quote, 'same']);
      }),
    );
  });

  it('what is found says what was quoted, letter by letter', () => {
    const letters = (text: string) =>
      text
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll('œ', 'oe')
        .replaceAll('æ', 'ae')
        .replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(texts, fc.string({ unit: 'grapheme', maxLength: 20 }), (list, quote) => {
        fc.pre(quote.trim() !== '');
        const found = told(
          list.map((text, index) => block(`b${index}`, text)),
          anchor('b0', quote),
        );
        // A ligature is one sign of several letters: it is found whole.
        if (found) expect(letters(found[1]!)).toContain(letters(quote));
      }),
    );
  });

  it('a long quote whose block has another id and place is found again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.lorem({ maxCount: 12, mode: 'words' }), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        (list, pick) => {
          const quote = list[pick % list.length]!;
          fc.pre(quote.length >= 12);
          const shouted = list
            .toReversed()
            .map((text, index) => block(`n${index}`, `${text.toUpperCase()} !`));
          expect(told(shouted, anchor('gone', quote))?.[2]).toBe('folded');
        },
      ),
    );
  });
});
