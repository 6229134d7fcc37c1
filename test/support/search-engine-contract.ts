import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  Fragment,
  QueryTerm,
  SearchDocument,
  SearchEngine,
  SearchQuery,
  SearchResult,
} from '#platform/search-engine';

export interface EngineUnderTest {
  engine: SearchEngine;
  dispose(): Promise<void>;
}

/** What every search engine promises, PostgreSQL or Meilisearch. `make` gives an empty engine, used by all tests in turn. */
export function searchEngineContract(name: string, make: () => Promise<EngineUnderTest>): void {
  describe(`search engine: ${name}`, () => {
    let underTest: EngineUnderTest;
    const engine = (): SearchEngine => underTest.engine;

    beforeAll(async () => {
      underTest = await make();
    }, 120_000);
    afterAll(() => underTest.dispose(), 60_000);

    describe('French words', () => frenchWords(engine));
    describe('misspelt and unfinished words', () => misspelt(engine));
    describe('order', () => order(engine));
    describe('filters and counts', () => filtersAndCounts(engine));
    describe('families, marks and pages', () => presentation(engine));
    describe('writing', () => writing(engine));
  });
}

type Engine = () => SearchEngine;

function frenchWords(engine: Engine): void {
  beforeAll(() => fill(engine(), LIBRARY), 60_000);

  it.each([
    ['without its accents', 'symetrie', 'symmetry'],
    ['in capitals', 'SYMÉTRIE', 'symmetry'],
    ['in the plural', 'symétries', 'symmetry'],
    ['singular of a plural in the text', 'volcan', 'volcanoes'],
    ['with a straight apostrophe', "l'énergie", 'energy'],
    ['with a typographic apostrophe', 'l’énergie', 'energy'],
    ['with oe for œ', 'oeuvre', 'artwork'],
    ['with œ', 'œuvres', 'artwork'],
    ['an irregular plural of a singular', 'travail', 'work'],
    ['the singular of a plural in -aux', 'animal', 'animals'],
    ['an infinitive of a noun', 'trier', 'sorting'],
    ['a feminine of a masculine', 'première lectrice', 'reader'],
    ['a noun of the same family', 'géographique', 'geography'],
    ['written as one where the text has two', 'microbit', 'microbit'],
    ['written apart where the text has one', 'photo synthèse', 'plants'],
    ['an acronym of the words typed', 'éducation morale civique', 'civics'],
    ['an author', 'Durable', 'volcanoes'],
    ['a keyword', 'chlorophylle', 'plants'],
    ['a label', 'évaluation', 'fractions-test'],
    ['a word inside a file', 'magma', 'volcanoes'],
  ])('finds a word %s: « %s »', async (_how, text, expected) => {
    expect(idsOf(await engine().search(query({ text })))[0]).toBe(expected);
  });

  it('does not look for « les »', async () => {
    const { total } = await engine().search(query({ text: 'les volcans' }));
    expect(total).toBe(1);
  });

  it('answers a synonym with less weight than the word typed', async () => {
    const terms: QueryTerm[] = [
      { text: 'carré', weight: 1, alternatives: [{ text: 'axe de symétrie', weight: 0.6 }] },
    ];
    expect(idsOf(await engine().search(query({ text: 'carré', terms })))).toEqual(['square', 'symmetry']);
  });

  it('takes an alternative of several words as one expression', async () => {
    const terms: QueryTerm[] = [
      { text: 'inconnue', weight: 1, alternatives: [{ text: 'symétrie axe', weight: 0.6 }] },
    ];
    expect(idsOf(await engine().search(query({ text: 'inconnue', terms })))).toEqual([]);
  });

  it('finds nothing for a word that nothing resembles', async () => {
    const result = await engine().search(query({ text: 'xylophagie' }));
    expect(result).toMatchObject({ total: 0, hits: [] });
  });

  it.each(['', '   ', '!?', 'les', "'", '\\', '&|!():*<->', 'a'.repeat(5000), '\0'])(
    'survives %j',
    async (text) => {
      await expect(engine().search(query({ text }))).resolves.toMatchObject({ hits: expect.any(Array) });
    },
  );
}

function misspelt(engine: Engine): void {
  beforeAll(() => fill(engine(), LIBRARY), 60_000);

  it.each([
    ['a letter missing', 'geografie', 'geography'],
    ['a letter too many', 'symmétrie', 'symmetry'],
    ['two letters exchanged', 'vlocan', 'volcanoes'],
    ['f for ph', 'fotosynthèse', 'plants'],
    ['k for c', 'kapitale', 'geography'],
    ['a double letter', 'fracttions', 'fractions-course'],
    ['an ending as it is heard', 'énergi', 'energy'],
    ['the beginning of a word', 'photosyn', 'plants'],
    ['the beginning of the last word', 'les plantes et la chloro', 'plants'],
  ])('finds with %s: « %s »', async (_how, text, expected) => {
    expect(idsOf(await engine().search(query({ text })))[0]).toBe(expected);
  });

  it('says what it corrected', async () => {
    const { corrections } = await engine().search(query({ text: 'vlocans' }));
    expect(corrections).toEqual([{ typed: 'vlocans', used: 'volcans' }]);
  });

  it('says it as people write, with accents', async () => {
    const { corrections } = await engine().search(query({ text: 'La Géografie' }));
    expect(corrections).toEqual([{ typed: 'Géografie', used: 'géographie' }]);
  });

  it('corrects nothing in words that it knows', async () => {
    const { corrections } = await engine().search(query({ text: 'fractions' }));
    expect(corrections).toEqual([]);
  });
}

function order(engine: Engine): void {
  it('prefers the title to keywords, keywords to the summary, the summary to the files', async () => {
    await fill(engine(), [
      resource('body', { body: 'Nous étudions la photographie.' }),
      resource('summary', { summary: 'Une séance de photographie.' }),
      resource('keyword', { keywords: ['photographie'] }),
      resource('title', { title: 'La photographie' }),
    ]);
    const result = await engine().search(query({ text: 'photographie' }));
    expect(idsOf(result)).toEqual(['title', 'keyword', 'summary', 'body']);
  });

  it('puts what answers every word first, and still gives what answers some', async () => {
    await fill(engine(), [
      resource('both', { summary: 'Le climat et les forêts.' }),
      resource('one', { title: 'Le climat, le climat, encore le climat', keywords: ['climat'] }),
    ]);
    const result = await engine().search(query({ text: 'climat forêts' }));
    expect(idsOf(result)).toEqual(['both', 'one']);
  });

  it('answers a whole sentence, of which no resource has all the words', async () => {
    await fill(engine(), LIBRARY);
    const text = 'comment expliquer simplement les fractions à mes élèves avec une pizza';
    expect(idsOf(await engine().search(query({ text })))[0]).toBe('fractions-course');
  });

  it('prefers words side by side', async () => {
    await fill(engine(), [
      resource('apart', { summary: 'Un code pour une machine, une histoire de César et de secret.' }),
      resource('together', { summary: 'Une histoire de machine et de secret : le code de César.' }),
    ]);
    expect(idsOf(await engine().search(query({ text: 'code de César' })))).toEqual(['together', 'apart']);
  });

  it('raises what a boost names, and excludes nothing', async () => {
    await fill(engine(), [
      resource('5e', { title: 'Les fractions', rank: 1, facets: { levels: ['5e'] } }),
      resource('6e', { title: 'Les fractions', rank: 0, facets: { levels: ['6e'] } }),
      resource('elsewhere', { body: 'Des fractions.', facets: { levels: ['6e'] } }),
    ]);
    const boosts = [{ facet: 'levels', value: '6e', weight: 0.5 }];
    const plain = idsOf(await engine().search(query({ text: 'fractions' })));
    const boosted = idsOf(await engine().search(query({ text: 'fractions', boosts })));
    expect(plain).toEqual(['5e', '6e', 'elsewhere']);
    expect(boosted).toEqual(['6e', '5e', 'elsewhere']);
  });

  it('sorts by date when asked', async () => {
    await fill(engine(), [
      resource('old', { title: 'Le cercle', publishedAt: new Date('2024-01-01T00:00:00Z') }),
      resource('new', { summary: 'Un cercle.', publishedAt: new Date('2026-01-01T00:00:00Z') }),
    ]);
    expect(idsOf(await engine().search(query({ text: 'cercle', sort: 'newest' })))).toEqual(['new', 'old']);
    expect(idsOf(await engine().search(query({ text: '', sort: 'newest' })))).toEqual(['new', 'old']);
  });

  it('prefers the more complete of two equals', async () => {
    await fill(engine(), [
      resource('poor', { title: 'Le cercle', rank: 0 }),
      resource('rich', { title: 'Le cercle', rank: 1 }),
    ]);
    expect(idsOf(await engine().search(query({ text: 'cercle' })))).toEqual(['rich', 'poor']);
  });
}

function filtersAndCounts(engine: Engine): void {
  beforeAll(
    () =>
      fill(engine(), [
        resource('a', { title: 'Fractions', facets: { levels: ['cm1', 'cycle-3'], types: ['course'] } }),
        resource('b', {
          title: 'Fractions',
          facets: { levels: ['6e', 'cycle-3'], types: ['course', 'test'] },
        }),
        resource('c', { title: 'Fractions', facets: { levels: ['5e'], types: ['test'] } }),
        resource('d', { title: 'Poésie', facets: { levels: ['6e', 'cycle-3'], types: ['course'] } }),
      ]),
    60_000,
  );
  const facets = ['levels', 'types'];

  it('keeps only what passes, any value inside a facet', async () => {
    const result = await engine().search(query({ text: 'fractions', filters: { levels: ['cm1', '5e'] } }));
    expect(idsOf(result).sort()).toEqual(['a', 'c']);
    expect(result.total).toBe(2);
  });

  it('narrows by each facet', async () => {
    const filters = { levels: ['cycle-3'], types: ['test'] };
    expect(idsOf(await engine().search(query({ text: 'fractions', filters })))).toEqual(['b']);
  });

  it('gives nothing for a value that no document has', async () => {
    expect((await engine().search(query({ text: 'fractions', filters: { levels: ['tps'] } }))).total).toBe(0);
  });

  it('counts every value exactly', async () => {
    const result = await engine().search(query({ text: 'fractions', facets }));
    expect(countsOf(result, 'levels')).toEqual({ 'cycle-3': 2, cm1: 1, '6e': 1, '5e': 1 });
    expect(countsOf(result, 'types')).toEqual({ course: 2, test: 2 });
  });

  it('does not narrow the counts of a facet by its own filter', async () => {
    const result = await engine().search(query({ text: 'fractions', facets, filters: { levels: ['cm1'] } }));
    expect(countsOf(result, 'levels')).toEqual({ 'cycle-3': 2, cm1: 1, '6e': 1, '5e': 1 });
    expect(countsOf(result, 'types')).toEqual({ course: 1 });
  });

  it('narrows the counts of each facet by the filters of the others', async () => {
    const filters = { levels: ['cycle-3'], types: ['test'] };
    const result = await engine().search(query({ text: 'fractions', facets, filters }));
    expect(countsOf(result, 'levels')).toEqual({ 'cycle-3': 1, '6e': 1, '5e': 1 });
    expect(countsOf(result, 'types')).toEqual({ course: 2, test: 1 });
  });

  it('browses without words', async () => {
    const result = await engine().search(query({ text: '', facets, filters: { levels: ['6e'] } }));
    expect(idsOf(result).sort()).toEqual(['b', 'd']);
    expect(countsOf(result, 'types')).toEqual({ course: 2, test: 1 });
  });

  it('counts what a filter given by a count then finds', async () => {
    const { facets: counts } = await engine().search(query({ text: 'fractions', facets }));
    for (const { value, count } of counts.levels ?? []) {
      const { total } = await engine().search(query({ text: 'fractions', filters: { levels: [value] } }));
      expect({ value, total }).toEqual({ value, total: count });
    }
  });
}

function presentation(engine: Engine): void {
  it('shows one document of a family, the best, and counts the family once', async () => {
    await fill(engine(), [
      resource('original', { title: 'Les volcans', familyId: 'family', facets: { levels: ['5e'] } }),
      resource('adaptation', { summary: 'Des volcans.', familyId: 'family', facets: { levels: ['5e'] } }),
      resource('other', { summary: 'Un volcan.', facets: { levels: ['5e'] } }),
    ]);
    const result = await engine().search(query({ text: 'volcans', facets: ['levels'] }));
    expect(idsOf(result)).toEqual(['original', 'other']);
    expect(result.total).toBe(2);
    expect(countsOf(result, 'levels')).toEqual({ '5e': 2 });
  });

  it('shows the member of a family that passes the filters', async () => {
    await fill(engine(), [
      resource('original', { title: 'Les volcans', familyId: 'family', facets: { levels: ['5e'] } }),
      resource('adaptation', { title: 'Les volcans', familyId: 'family', facets: { levels: ['cm2'] } }),
    ]);
    expect(idsOf(await engine().search(query({ text: 'volcans', filters: { levels: ['cm2'] } })))).toEqual([
      'adaptation',
    ]);
  });

  it('counts a family once under each value that a member has', async () => {
    await fill(engine(), [
      resource('family', { title: 'Les volcans', facets: { levels: ['5e', 'cycle-4'] } }),
      resource('older', { title: 'Les volcans', familyId: 'family', facets: { levels: ['3e', 'cycle-4'] } }),
      resource('younger', { title: 'Les volcans', familyId: 'family', facets: { levels: ['cm2'] } }),
      resource('other', { title: 'Un volcan', facets: { levels: ['cm2'] } }),
    ]);
    const facets = ['levels'];
    const found = await engine().search(query({ text: 'volcans', facets }));
    expect(found.total).toBe(2);
    expect(found.hits).toHaveLength(2);
    expect(countsOf(found, 'levels')).toEqual({ cm2: 2, 'cycle-4': 1, '5e': 1, '3e': 1 });
    const narrowed = await engine().search(
      query({ text: 'volcans', facets, filters: { levels: ['cycle-4'] } }),
    );
    expect(narrowed.total).toBe(1);
    expect(countsOf(narrowed, 'levels')).toEqual({ cm2: 2, 'cycle-4': 1, '5e': 1, '3e': 1 });
  });

  it('marks the words found, as text', async () => {
    await fill(engine(), [
      resource('x', { title: 'L’éruption <b>d’un</b> volcan', summary: 'Rien ici.', body: 'x' }),
    ]);
    const { hits } = await engine().search(query({ text: 'volcans éruptions' }));
    const { title, summary, body } = hits[0]!.highlights;
    expect(textOf(title)).toBe('L’éruption <b>d’un</b> volcan');
    expect(markedOf(title)).toEqual(['éruption', 'volcan']);
    expect(summary).toEqual([{ text: 'Rien ici.', marked: false }]);
    expect(body).toBeNull();
  });

  it('cuts a short piece of the files around the words', async () => {
    const filler = 'Un paragraphe qui parle de tout autre chose. '.repeat(200);
    await fill(engine(), [
      resource('x', { body: `${filler}La dérive des continents explique les séismes. ${filler}` }),
    ]);
    const { hits } = await engine().search(query({ text: 'dérive des continents' }));
    const body = hits[0]!.highlights.body ?? [];
    expect(markedOf(body)).toEqual(['dérive', 'continents']);
    expect(textOf(body).length).toBeLessThan(320);
  });

  it('gives each document once over the pages, in the order of one long page', async () => {
    await fill(
      engine(),
      Array.from({ length: 30 }, (_, n) => resource(`r${n}`, { title: 'Le climat', rank: n / 30 })),
    );
    const whole = await engine().search(query({ text: 'climat', limit: 30 }));
    const pages = await Promise.all(
      [0, 12, 24].map((offset) => engine().search(query({ text: 'climat', offset, limit: 12 }))),
    );
    expect(pages.flatMap(idsOf)).toEqual(idsOf(whole));
    expect(pages.map(({ total }) => total)).toEqual([30, 30, 30]);
  });

  it('completes a short answer with what shares its keywords, apart from it', async () => {
    await fill(engine(), [
      resource('found', { title: 'Le spectrophotomètre', keywords: ['absorbance', 'dosage'] }),
      resource('near', { title: 'Un titrage', keywords: ['dosage', 'absorbance'] }),
      resource('far', { title: 'La poésie', keywords: ['rime'] }),
    ]);
    const result = await engine().search(query({ text: 'spectrophotomètre' }));
    expect(result.total).toBe(1);
    expect(idsOf(result)).toEqual(['found']);
    expect(result.related.map(({ id }) => id)).toEqual(['near']);
  });

  it('completes nothing when nothing is found', async () => {
    expect((await engine().search(query({ text: 'xylophagie' }))).related).toEqual([]);
  });

  it('gives the total for a page of nothing', async () => {
    await fill(
      engine(),
      Array.from({ length: 30 }, (_, n) => resource(`r${n}`, { title: 'Le climat' })),
    );
    expect(await engine().search(query({ text: 'climat', limit: 0 }))).toMatchObject({ total: 30, hits: [] });
  });
}

function writing(engine: Engine): void {
  beforeEach(() => engine().clear());

  it('is empty at first', async () => {
    expect(await engine().ids()).toEqual([]);
    expect((await engine().search(query({ text: 'volcans' }))).total).toBe(0);
  });

  it('replaces a document, its words and its facets', async () => {
    await engine().index([resource('x', { title: 'Les volcans', facets: { levels: ['5e'] } })]);
    await engine().index([resource('x', { title: 'Les rivières', facets: { levels: ['cm2'] } })]);
    expect((await engine().search(query({ text: 'volcans' }))).total).toBe(0);
    const result = await engine().search(query({ text: 'rivières', facets: ['levels'] }));
    expect(idsOf(result)).toEqual(['x']);
    expect(countsOf(result, 'levels')).toEqual({ cm2: 1 });
  });

  it('does not suggest a word that no document holds any more', async () => {
    await engine().index([resource('x', { title: 'Les volcans' }), resource('y', { title: 'Les rivières' })]);
    await engine().remove(['x']);
    expect(await engine().search(query({ text: 'vlocan' }))).toMatchObject({ total: 0, corrections: [] });
  });

  it('indexes the same documents twice without changing anything', async () => {
    await engine().index(LIBRARY);
    const before = await engine().search(query({ text: 'fractions', facets: ['levels'] }));
    await engine().index(LIBRARY);
    expect(await engine().search(query({ text: 'fractions', facets: ['levels'] }))).toEqual(before);
  });

  it('takes documents out, and ignores those it does not have', async () => {
    await engine().index([resource('x'), resource('y')]);
    await engine().remove(['x', 'unknown']);
    expect(await engine().ids()).toEqual(['y']);
  });

  it('lists every id, sorted', async () => {
    await engine().index(['c', 'a', 'b'].map((id) => resource(id)));
    expect(await engine().ids()).toEqual(['a', 'b', 'c']);
  });

  it('holds a very long text, and any character', async () => {
    const words = Array.from({ length: 40_000 }, (_, n) => `mot${(n % 9000).toString(36)}x`).join(' ');
    await engine().index([
      resource('x', { title: "L'été : \\ ' \0 𝒳 🌋 Ωmega", body: `${words} finalement` }),
    ]);
    expect(idsOf(await engine().search(query({ text: 'finalement' })))).toEqual(['x']);
  });

  it('survives writers at the same time', async () => {
    await Promise.all(LIBRARY.map((document) => engine().index([document])));
    expect(await engine().ids()).toEqual(LIBRARY.map(({ id }) => id).sort());
  });

  it('rebuilds from a source: what the source does not give is gone', async () => {
    await engine().index([resource('stale', { title: 'Les volcans' })]);
    await engine().rebuild(from(LIBRARY));
    expect(await engine().ids()).toEqual(LIBRARY.map(({ id }) => id).sort());
  });

  it('answers from the old index until the new one is whole', async () => {
    await engine().index([resource('old', { title: 'Les volcans' })]);
    await engine().rebuild(
      from([resource('new', { title: 'Les rivières' })], async () => {
        expect(await engine().ids()).toEqual(['old']);
      }),
    );
    expect(await engine().ids()).toEqual(['new']);
  });

  it('loses nothing written during a rebuild', async () => {
    await engine().index([resource('kept', { title: 'Ancien titre' }), resource('withdrawn')]);
    const source = from([resource('kept', { title: 'Ancien titre' }), resource('withdrawn')], async () => {
      await engine().index([resource('kept', { title: 'Nouveau titre' }), resource('published')]);
      await engine().remove(['withdrawn']);
    });
    await engine().rebuild(source);
    expect(await engine().ids()).toEqual(['kept', 'published']);
    const { hits } = await engine().search(query({ text: 'titre' }));
    expect(textOf(hits[0]!.highlights.title)).toBe('Nouveau titre');
  });

  it('keeps the old index when a rebuild fails', async () => {
    await engine().index([resource('old')]);
    const broken = from([resource('new')], () => Promise.reject(new Error('the source broke')));
    await expect(engine().rebuild(broken)).rejects.toThrow('the source broke');
    expect(await engine().ids()).toEqual(['old']);
    await engine().rebuild(from([resource('new')]));
    expect(await engine().ids()).toEqual(['new']);
  });
}

/** Gives the documents, after letting something happen meanwhile. */
async function* from(
  documents: readonly SearchDocument[],
  meanwhile?: () => Promise<void>,
): AsyncGenerator<SearchDocument> {
  await meanwhile?.();
  yield* documents;
}

async function fill(engine: SearchEngine, documents: readonly SearchDocument[]): Promise<void> {
  await engine.clear();
  await engine.index(documents);
}

function resource(id: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id,
    familyId: id,
    title: 'Sans titre',
    summary: '',
    keywords: [],
    authors: [],
    labels: [],
    body: '',
    facets: {},
    publishedAt: new Date('2025-06-01T00:00:00Z'),
    rank: 0.5,
    ...more,
  };
}

function query({ text, ...more }: Partial<SearchQuery> & { text: string }): SearchQuery {
  const terms = text
    .split(/\s+/)
    .filter(Boolean)
    .map((word): QueryTerm => ({ text: word, weight: 1, alternatives: [] }));
  return {
    text,
    terms,
    boosts: [],
    filters: {},
    facets: [],
    sort: 'relevance',
    offset: 0,
    limit: 12,
    ...more,
  };
}

const idsOf = ({ hits }: SearchResult): string[] => hits.map(({ id }) => id);
const textOf = (fragments: readonly Fragment[]): string => fragments.map(({ text }) => text).join('');
const markedOf = (fragments: readonly Fragment[]): string[] =>
  fragments.filter(({ marked }) => marked).map(({ text }) => text);
const countsOf = ({ facets }: SearchResult, facet: string): Record<string, number> =>
  Object.fromEntries((facets[facet] ?? []).map(({ value, count }) => [value, count]));

const LIBRARY: readonly SearchDocument[] = [
  resource('symmetry', { title: 'Axe de symétrie', summary: 'Tracer le symétrique d’une figure.' }),
  resource('square', { title: 'Le carré', summary: 'Côtés et angles droits.' }),
  resource('volcanoes', {
    title: 'Les volcans',
    authors: ['Autrice Durable'],
    body: 'Le magma remonte par la cheminée.',
  }),
  resource('energy', { title: 'L’énergie à la maison', summary: 'Économiser l’électricité.' }),
  resource('artwork', { title: 'Étude d’une œuvre', keywords: ['peinture'] }),
  resource('work', { title: 'Les travaux des champs', summary: 'La vie à la ferme au Moyen Âge.' }),
  resource('animals', { title: 'Les animaux de la forêt' }),
  resource('sorting', { title: 'Le tri sélectif', summary: 'Jeter moins.' }),
  resource('reader', { title: 'Premier lecteur', summary: 'Un carnet de bord.' }),
  resource('geography', { title: 'La géographie de la France', keywords: ['capitale'] }),
  resource('microbit', { title: 'Programmer la carte micro:bit' }),
  resource('plants', { title: 'La photosynthèse des plantes', keywords: ['chlorophylle'] }),
  resource('civics', { title: 'EMC : débattre', summary: 'Un débat réglé.' }),
  resource('fractions-course', {
    title: 'Les fractions',
    summary: 'Partager, comparer.',
    labels: ['5e'],
    facets: { levels: ['5e'] },
  }),
  resource('fractions-test', {
    title: 'Bilan',
    keywords: ['fractions'],
    labels: ['évaluation', '6e'],
    facets: { levels: ['6e'] },
  }),
];
