import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expandQuery } from './query-expansion.js';
import { allGroups, synonymGroups } from './synonym-groups.js';
import { readData } from './term.js';
import { phraseKey, splitWords } from './words.js';

const alternativesIn = (query: string) => expandQuery(query).flatMap((span) => span.alternatives);
const phrasesIn = (query: string) => alternativesIn(query).map((one) => one.phrase);
const weightOf = (query: string, phrase: string) =>
  alternativesIn(query).find((one) => one.phrase === phrase)?.weight ?? 0;

describe('expandQuery', () => {
  it.each([
    ['dictée svt', 'sciences de la vie et de la terre'],
    ['phono gs', 'phonologie'],
    ['tremblement de terre', 'seisme'],
    ['classes grammaticales', 'nature des mots'],
    ['règle de trois', 'produit en croix'],
    ['infox', 'fake news'],
    ['POO python', 'programmation objet'],
    ['savoir-nager 6e', 'natation'],
    ['exos Grande Guerre', 'premiere guerre mondiale'],
    ['chateaux forts', 'feodalite'],
    ['ampèremètre', 'intensite du courant'],
    ['fiche de prep', 'fiche de preparation'],
    ['geometrie dans l’espace', 'geometrie de espace'],
  ])('« %s » also finds « %s »', (query, phrase) => {
    expect(phrasesIn(query)).toContain(phrase);
  });

  it.each([
    ['féodalité', 'chateau fort'],
    ['énergies renouvelables', 'eolienne'],
    ['CM1', 'cycle 3'],
    ['première guerre mondiale', '1re'],
    ['le premier de la classe', 'premiere'],
    ['tables de multiplication', 'coloriage magique'],
    ['cours d’eau', 'lecon'],
    ['le jeu de l’amour et du hasard', 'jeu educatif'],
    ['m par seconde', '2nde'],
  ])('« %s » does not drag in « %s »', (query, phrase) => {
    expect(phrasesIn(query)).not.toContain(phrase);
  });

  it('follows one spelling, then one step down', () => {
    expect(phrasesIn('maternelles')).toContain('petite section');
    expect(phrasesIn('école maternelle')).toContain('petite section');
    expect(weightOf('école maternelle', 'petite section')).toBeLessThan(
      weightOf('maternelle', 'petite section'),
    );
  });

  it('trusts an ambiguous term less, and least alone', () => {
    expect(weightOf('PS graphisme', 'petite section')).toBeLessThan(
      weightOf('CP graphisme', 'cours preparatoire'),
    );
    expect(weightOf('HG', 'histoire geographie')).toBeLessThan(
      weightOf('HG croisades', 'histoire geographie'),
    );
  });

  it('reads « première » as a class only where a level stands', () => {
    expect(phrasesIn('optique première')).toContain('1re');
  });

  it('covers every word once, in order, whatever is typed; weights stay under the words typed', () => {
    const terms = synonymGroups().flatMap((group) => group.from);
    const word = fc.oneof(fc.constantFrom(...terms), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (parts) => {
        const query = parts.join(' ');
        const spans = expandQuery(query);
        let next = 0;
        for (const span of spans) {
          expect(span.start).toBe(next);
          next = span.end;
          for (const { phrase, weight } of span.alternatives) {
            expect(phraseKey(phrase)).not.toBe(phraseKey(span.phrase));
            expect(weight).toBeGreaterThan(0);
            expect(weight).toBeLessThan(1);
          }
        }
        expect(next).toBe(splitWords(query).length);
      }),
    );
  });
});

describe('synonym groups', () => {
  it('count more than 400 of our own, all with a named source and something to say', () => {
    const own = readData<{ groups: unknown[] }>('synonymes-essaim.json').groups;
    expect(own.length).toBeGreaterThan(400);
    expect(new Set(allGroups().map((group) => group.id)).size).toBe(allGroups().length);
    for (const group of synonymGroups()) {
      expect(group.source.length).toBeGreaterThan(0);
      const both = new Set([...group.from, ...group.to].map(phraseKey));
      expect(both.size).toBeGreaterThan(1);
      expect(group.from.every((phrase) => phrase !== '') && group.to.every((phrase) => phrase !== '')).toBe(
        true,
      );
      for (const term of group.ambiguous) expect(group.from).toContain(term);
    }
  });
});
