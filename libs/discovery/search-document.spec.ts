import { describe, expect, it } from '@jest/globals';
import { LONGEST_BODY, type PublishedResource, searchDocument } from './search-document.js';

const firstPublished = new Date('2026-01-05T10:00:00Z');

const published: PublishedResource = {
  resource: { id: 'resource', familyId: 'family', publishedAt: firstPublished },
  version: {
    title: 'Les fractions au quotidien',
    summary: 'Partager, comparer, ranger.',
    language: 'fr',
    levels: ['cm1'],
    subjects: ['mathematiques'],
    types: ['exercice'],
    licenceId: 'CC-BY-SA-4.0',
    publishedAt: new Date('2026-02-01T10:00:00Z'),
    fields: {
      keywords: ['numérateur'],
      durationMinutes: 55,
      equipment: ['calculatrice'],
      objectives: 'Comparer.',
      groupSize: 'par deux, puis classe entière',
      place: ['en-salle-de-classe'],
      blackAndWhite: true,
      prerequisites: 'Savoir partager.',
    },
  },
  credits: [
    { agentId: 'agent-1', name: 'Autrice', creditWithdrawn: false },
    { agentId: 'agent-2', name: 'Qui ne veut plus être nommée', creditWithdrawn: true },
  ],
  files: [{ name: 'fiche.odt', format: 'odt', role: 'editable' }],
  label: null,
  texts: ['Le texte écrit ici.', 'Le texte de la fiche.'],
};
type Version = PublishedResource['version'];

const documentWith = (version: Partial<Version>, more: Partial<PublishedResource> = {}) =>
  searchDocument({ ...published, ...more, version: { ...published.version, ...version } });

describe('the search document of a resource', () => {
  it('is found by its title, summary, keywords and texts', () => {
    expect(searchDocument(published)).toMatchObject({
      id: 'resource',
      familyId: 'family',
      title: 'Les fractions au quotidien',
      summary: 'Partager, comparer, ranger.',
      keywords: ['numérateur'],
      body: 'Comparer.\n\nLe texte écrit ici.\n\nLe texte de la fiche.',
    });
  });

  it('keeps the date of the first publication: a corrected typo is nothing new', () => {
    expect(searchDocument(published).publishedAt).toEqual(firstPublished);
  });

  it('names nobody who asked not to be named', () => {
    const document = searchDocument(published);
    expect(document.authors).toEqual(['Autrice']);
    expect(document.facets.authors).toEqual(['agent-1']);
  });

  it('is found by the words for its level, subject, type, format and equipment', () => {
    expect(searchDocument(published).labels).toEqual(
      expect.arrayContaining(['CM1', 'Mathématiques', 'Exercice', 'odt', 'Calculatrice']),
    );
  });

  it('stands under the values of each facet', () => {
    const { levels, ...facets } = searchDocument(published).facets;
    expect(levels).toEqual(expect.arrayContaining(['cm1', 'cycle-3']));
    expect(facets).toEqual({
      subjects: ['mathematiques'],
      types: ['exercice'],
      permissions: expect.arrayContaining(['copy', 'adapt', 'commercial']),
      formats: ['odt'],
      languages: ['fr'],
      durations: ['30-min-a-1-h'],
      equipment: ['calculatrice'],
      groupings: ['a-deux', 'classe-entiere'],
      places: ['en-salle-de-classe'],
      printing: ['noir-et-blanc'],
      doubleLevels: [],
      after: [expect.any(String), expect.any(String), expect.any(String)],
      before: [expect.any(String)],
      authors: ['agent-1'],
      review: [],
    });
  });

  it('stands under its label, which changes nothing else: neither its words nor its rank', () => {
    const labelled = searchDocument({ ...published, label: { outcome: 'reservations' } });
    expect(labelled.facets.review).toEqual(['relue-avec-reserves']);
    const plain = searchDocument(published);
    expect({ ...labelled, facets: { ...labelled.facets, review: [] } }).toEqual(plain);
  });

  it('is no answer to « ordinateur » because it needs none', () => {
    const { facets, labels } = documentWith({ fields: { equipment: ['sans-ordinateur'] } });
    expect(facets.equipment).toEqual(['sans-ordinateur']);
    expect(labels.join(' ')).not.toMatch(/ordinateur/i);
  });

  it('says « tous niveaux » and « transversal » as terms', () => {
    const { facets, labels } = documentWith({
      levels: [],
      subjects: [],
      fields: { allLevels: true, crossCurricular: true },
    });
    expect(facets.levels).toEqual(['tous-niveaux']);
    expect(facets.subjects).toEqual(['transversal']);
    expect(labels).toContain('Tous niveaux');
  });

  it('says its language only when it is another', () => {
    expect(searchDocument(published).labels).not.toContain('Français');
    expect(documentWith({ language: 'en' }).labels).toContain('Anglais');
  });

  it('lets a licence that forbids adapting be filtered out', () => {
    expect(documentWith({ licenceId: 'CC-BY-ND-4.0' }).facets.permissions).not.toContain('adapt');
  });

  it('takes a part of a very long text', () => {
    expect(documentWith({}, { texts: ['a'.repeat(300_000)] }).body).toHaveLength(LONGEST_BODY);
  });

  it('ranks by what a colleague is told, between 0 and 1', () => {
    const bare = documentWith({ summary: '', fields: {} }, { files: [] });
    expect(bare.rank).toBe(0);
    expect(searchDocument(published).rank).toBeGreaterThan(0.4);
    expect(searchDocument(published).rank).toBeLessThanOrEqual(1);
  });
});
