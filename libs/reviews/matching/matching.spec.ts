import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ConflictCode } from './conflict.js';
import { assignAll, suggest } from './matching.js';
import { fitOf, meetingOf, type ReviewerOffer, type ReviewNeed, type TerritoryStep } from './matching-fit.js';
import { explanationFor, explanationToReviewer, gapSentence } from './matching-words.js';

const nation: TerritoryStep = { id: 'france', kind: 'national' };
const academie: TerritoryStep = { id: 'rennes', kind: 'academie' };
const departement: TerritoryStep = { id: '35', kind: 'departement' };
const here: readonly TerritoryStep[] = [
  { id: 'school', kind: 'ecole' },
  { id: 'circo', kind: 'circonscription' },
  departement,
  academie,
  nation,
];

const need = (more: Partial<ReviewNeed> = {}): ReviewNeed => ({
  id: 'resource',
  wanted: 2,
  waitingDays: 0,
  levels: ['cm1'],
  subjects: ['mathematiques'],
  language: 'fr',
  territoryPath: here,
  forbidden: new Map(),
  ...more,
});
const offer = (id: string, more: Partial<ReviewerOffer> = {}): ReviewerOffer => ({
  id,
  levels: ['cm1'],
  subjects: ['mathematiques'],
  languages: ['fr'],
  territoryPath: [departement, academie, nation],
  load: 0,
  cap: 3,
  pastDelayDays: 0,
  absent: false,
  ...more,
});

describe('a fit', () => {
  it('costs nothing where everything is shared', () => {
    expect(fitOf(need(), offer('a', { territoryPath: here.slice(1) }))).toEqual({
      level: 0,
      subject: 0,
      territory: 0,
      delay: 0,
    });
  });

  it.each([
    ['a wide level holds its classes', { levels: ['cycle-3'] }, { levels: ['6e'] }],
    ['and the other way round', { levels: ['6e'] }, { levels: ['cycle-3'] }],
    [
      'so do disciplines',
      { subjects: ['anglais'] },
      { subjects: ['langues-vivantes-etrangeres-ou-regionales'] },
    ],
    ['a resource for everybody asks nothing', { levels: ['tous-niveaux'] }, { levels: ['tle-g'] }],
  ])('%s', (_, one: Partial<ReviewNeed>, other) => {
    expect(
      fitOf(need(one), offer('a', { subjects: one.subjects ?? ['mathematiques'], ...other })),
    ).toMatchObject({ level: 0, subject: 0 });
  });

  it('is refused to who does not read the language, or teaches something else', () => {
    expect(fitOf(need({ language: 'de' }), offer('a'))).toBe('unread_language');
    expect(fitOf(need(), offer('a', { levels: ['tle-g'], subjects: ['philosophie'] }))).toBe('other_field');
    expect(fitOf(need({ levels: [] }), offer('a', { subjects: ['philosophie'] }))).toBe('other_field');
  });

  it('of who said nothing comes after a part of what is asked', () => {
    const part = fitOf(need({ levels: ['cm1', 'cm2'] }), offer('a'));
    const unsaid = fitOf(need({ levels: ['cm1', 'cm2'] }), offer('b', { levels: [] }));
    expect(part).toMatchObject({ level: 20 });
    expect(unsaid).toMatchObject({ level: 30 });
  });

  it.each([
    [here.slice(1), 'circonscription'],
    [[{ id: 'other', kind: 'ecole' as const }, ...here.slice(2)], 'departement'],
    [[{ id: '22', kind: 'departement' as const }, academie, nation], 'academie'],
    [[nation], 'national'],
    [[], 'unknown'],
  ])('meets at the smallest common place', (path, meeting) => {
    expect(meetingOf(here, path)).toBe(meeting);
  });
});

describe('suggestions', () => {
  it('put competence before nearness, nearness before load, and say why', () => {
    const { lines } = suggest(
      need(),
      [
        offer('busy', { load: 2 }),
        offer('far', { territoryPath: [nation] }),
        offer('half', { subjects: ['philosophie'], territoryPath: here.slice(1) }),
        offer('near'),
      ],
      9,
    );
    expect(lines.map(({ reviewerId }) => reviewerId)).toEqual(['near', 'far', 'busy', 'half']);
    expect(lines.map(({ explanation }) => explanation)).toEqual([
      'CM1 et mathématiques, même département, aucune relecture en cours',
      'CM1 et mathématiques, aucune relecture en cours',
      'CM1 et mathématiques, même département, 2 relectures en cours',
      'CM1, même circonscription, aucune relecture en cours',
    ]);
  });

  it('say to a reviewer what is shared, and nothing of her load or delays', () => {
    const late = offer('a', { load: 2, pastDelayDays: 4 });
    expect(explanationToReviewer(need(), late)).toBe('CM1 et mathématiques comme vous, même département');
    expect(explanationFor(need(), late)).toContain('4 jours de retard en moyenne');
  });

  it('refuse the others with a reason', () => {
    const forbidden = new Map<string, ConflictCode>([['author', 'author']]);
    const { lines, refused } = suggest(
      need({ forbidden }),
      [offer('author'), offer('away', { absent: true }), offer('full', { load: 3 }), offer('free')],
      1,
    );
    expect(lines).toHaveLength(1);
    expect(refused).toEqual([
      { reviewerId: 'author', code: 'author' },
      { reviewerId: 'away', code: 'absent' },
      { reviewerId: 'full', code: 'above_cap' },
    ]);
  });
});

describe('a gap', () => {
  it.each<[number, ConflictCode[], string]>([
    [1, [], 'Il manque 1 relecture\u00a0: personne ne relit dans cette campagne.'],
    [
      1,
      ['same_establishment', 'same_establishment', 'same_establishment', 'other_field'],
      'Il manque 1 relecture\u00a0: les 3 personnes qui pourraient relire sont de la même école.',
    ],
    [
      2,
      ['above_cap', 'same_establishment', 'above_cap'],
      'Il manque 2 relectures\u00a0: sur 3 personnes qui pourraient relire, 2 ont déjà autant de relectures que possible et 1 est de la même école.',
    ],
    [
      2,
      ['other_field'],
      'Il manque 2 relectures\u00a0: la seule personne de la campagne enseigne autre chose.',
    ],
  ])('of %i is told', (missing, reasons, sentence) => {
    expect(gapSentence(missing, reasons)).toBe(sentence);
  });
});

const levels = fc.subarray(['cp', 'cm1', 'cm2', '6e', 'cycle-3'], { maxLength: 2 });
const subjects = fc.subarray(['mathematiques', 'francais', 'anglais'], { maxLength: 2 });
const reviewers = fc
  .array(
    fc.record({
      levels,
      subjects,
      load: fc.integer({ min: 0, max: 3 }),
      cap: fc.integer({ min: 0, max: 3 }),
      absent: fc.boolean(),
      pastDelayDays: fc.double({ min: 0, max: 20, noNaN: true }),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((more, at) => offer(`reviewer-${at}`, more)));
const submissions = fc
  .array(
    fc.record({
      wanted: fc.integer({ min: 0, max: 3 }),
      levels,
      subjects,
      away: fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 10 }),
    }),
    { maxLength: 15 },
  )
  .map((list) =>
    list.map(({ away, ...more }, at) =>
      need({
        id: `resource-${at}`,
        ...more,
        forbidden: new Map(away.map((one) => [`reviewer-${one}`, 'lineage' as const])),
      }),
    ),
  );

describe('a whole campaign', () => {
  it('never goes above a cap, never takes a forbidden pair, never the same person twice on one resource', () => {
    fc.assert(
      fc.property(submissions, reviewers, (needs, offers) => {
        const { lines } = assignAll(needs, offers);
        for (const one of offers) {
          const given = lines.filter(({ reviewerId }) => reviewerId === one.id);
          if (given.length > 0) {
            expect(one.absent).toBe(false);
            expect(one.load + given.length).toBeLessThanOrEqual(one.cap);
          }
        }
        for (const { needId, reviewerId } of lines)
          expect(needs.find(({ id }) => id === needId)?.forbidden.has(reviewerId)).toBe(false);
        expect(new Set(lines.map(({ needId, reviewerId }) => `${needId} ${reviewerId}`)).size).toBe(
          lines.length,
        );
      }),
    );
  });

  it('gives each resource what it wants, or says what is missing and why of everybody else', () => {
    fc.assert(
      fc.property(submissions, reviewers, (needs, offers) => {
        const { lines, gaps } = assignAll(needs, offers);
        for (const { id, wanted } of needs) {
          const given = lines.filter(({ needId }) => needId === id).length;
          const gap = gaps.find(({ needId }) => needId === id);
          expect(given + (gap?.missing ?? 0)).toBe(wanted);
          if (gap) expect(gap.reasons).toHaveLength(offers.length - given);
        }
      }),
    );
  });

  it('looks beyond the twenty best when somebody is missing', () => {
    const offers = Array.from({ length: 30 }, (_, at) =>
      offer(`reviewer-${String(at).padStart(2, '0')}`, { cap: 1 }),
    );
    const needs = Array.from({ length: 15 }, (_, at) => need({ id: `resource-${at}` }));
    expect(assignAll(needs, offers)).toMatchObject({ gaps: [], lines: { length: 30 } });
  });

  it('serves first what waited longest, then what lacks least: a decision stands on all reviews of one', () => {
    const two = [offer('x', { cap: 1 }), offer('y', { cap: 1 })];
    const served = (needs: ReviewNeed[]) => assignAll(needs, two).lines.map(({ needId }) => needId);
    expect(served([need({ id: 'a' }), need({ id: 'b', waitingDays: 9 })])).toEqual(['b', 'b']);
    expect(served([need({ id: 'a' }), need({ id: 'b', wanted: 1 })])).toEqual(['b', 'a']);
  });
});
