import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, type LiveMandate, visitor } from '#platform/authorization';
import { agreementOnExemplars } from '../agreement/agreement.js';
import { Campaign, type CampaignState, campaignStates } from '../campaign/campaign.js';
import type { Criterion } from '../rubric/rubric.js';
import { Calibration, calibrationStates, type CalibrationVerb, calibrationVerbs } from './calibration.js';
import { spreadsOf, toldSpreads } from './calibration-spread.js';
import { Exemplar, type ExemplarAnswers, ExemplarGrade } from './exemplar.js';
import { type ExemplarAccess, exemplarPolicy } from './exemplar.policy.js';

const now = new Date('2026-11-30T10:00:00Z');
const criterion = (key: string, levels = 4): Criterion => ({
  key,
  question: `Question ${key} ?`,
  guidance: '',
  levels: Array.from({ length: levels }, (_, at) => ({ label: `Niveau ${at + 1}`, description: '' })),
  weight: 1,
  mayNotApply: true,
  origin: { label: 'Nous', url: null },
});

describe('a calibration', () => {
  /** Exemplars, whether it is closed, the campaign: what may be done then. */
  const may = (exemplars: number, isClosed: boolean, state: CampaignState): CalibrationVerb[] => {
    const calibration = new Calibration({ state, calibrationClosedAt: isClosed ? now : null }, exemplars);
    return (Object.keys(calibrationVerbs) as CalibrationVerb[]).filter((verb) => calibration.allows(verb));
  };

  it.each<[number, boolean, CampaignState, CalibrationVerb[]]>([
    [0, false, 'draft', ['addExemplar']],
    [2, false, 'draft', ['addExemplar', 'removeExemplar']],
    [0, false, 'open', ['addExemplar']],
    [2, false, 'open', ['addExemplar', 'removeExemplar', 'gradeExemplar', 'closeCalibration']],
    [2, false, 'closing', ['gradeExemplar', 'closeCalibration']],
    [2, false, 'closed', []],
    [2, true, 'open', []],
    [2, true, 'archived', []],
  ])(
    'with %i exemplars, closed: %s, in a campaign that is %s, may %o',
    (exemplars, isClosed, state, verbs) => {
      expect(may(exemplars, isClosed, state)).toEqual(verbs);
    },
  );

  it('goes from one state to another as its table says, whatever is done to it', () => {
    const verb = fc.constantFrom(...(Object.keys(calibrationVerbs) as CalibrationVerb[]));
    fc.assert(
      fc.property(fc.array(verb, { maxLength: 12 }), fc.constantFrom('draft', 'open'), (verbs, state) => {
        let [exemplars, closedAt] = [0, null as Date | null];
        for (const each of verbs) {
          const before = new Calibration({ state, calibrationClosedAt: closedAt }, exemplars);
          if (!before.allows(each)) continue;
          if (each === 'addExemplar') exemplars += 1;
          if (each === 'removeExemplar') exemplars -= 1;
          if (each === 'closeCalibration') closedAt = now;
          const after = new Calibration({ state, calibrationClosedAt: closedAt }, exemplars).state;
          if (after !== before.state) expect(calibrationStates[before.state]).toContain(after);
        }
      }),
    );
  });

  it('is moved by no verb where its table says that nothing follows', () => {
    expect(calibrationStates.closed).toEqual([]);
    for (const state of Object.keys(campaignStates) as CampaignState[])
      expect(may(2, true, state)).toEqual([]);
    expect(() =>
      new Calibration({ state: 'open', calibrationClosedAt: now }, 2).requireVerb('gradeExemplar'),
    ).toThrow(expect.objectContaining({ code: 'CALIBRATION_TRANSITION' }));
  });
});

describe('an exemplar', () => {
  const ids = { id: 'e', campaignId: 'c', resourceId: 'r', versionId: 'v', addedBy: null };

  it('takes the first number that is free, three at most', () => {
    expect(Exemplar.choose(ids, [], now).number).toBe(1);
    expect(Exemplar.choose(ids, [1, 3], now).number).toBe(2);
    expect(() => Exemplar.choose(ids, [1, 2, 3], now)).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_EXEMPLARS' }),
    );
  });

  it('stays once somebody has graded it', () => {
    const exemplar = Exemplar.choose(ids, [], now);
    expect(() => exemplar.requireUngraded(0)).not.toThrow();
    expect(() => exemplar.requireUngraded(1)).toThrow(expect.objectContaining({ code: 'EXEMPLAR_GRADED' }));
  });

  it('is graded whole or not at all, « sans objet » being an answer', () => {
    const criteria = [criterion('aims'), criterion('clarity')];
    const give = (answers: ExemplarAnswers) =>
      ExemplarGrade.give({ exemplarId: 'e', accountId: 'a' }, answers, { criteria, now });
    expect(give({ aims: { grade: 1 }, clarity: { grade: null } }).gradedAt).toBe(now);
    expect(() => give({ aims: { grade: 1 } })).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ field: 'answers.clarity.grade', code: 'EXEMPLAR_INCOMPLETE' })],
      }),
    );
  });
});

describe('what is told of how people graded', () => {
  const criteria = [criterion('aims'), criterion('clarity', 3)];
  const answer = (levels: number) => fc.option(fc.integer({ min: 1, max: levels }), { nil: null });
  const given = fc.array(
    fc
      .tuple(answer(4), answer(3))
      .map(([aims, clarity]): ExemplarAnswers => ({ aims: { grade: aims }, clarity: { grade: clarity } })),
    { maxLength: 8 },
  );

  it('counts each person once in each criterion, in whatever order they came', () => {
    fc.assert(
      fc.property(given, (answers) => {
        const spreads = spreadsOf(answers, criteria);
        expect(spreads.map(({ counts }) => counts.length)).toEqual([4, 3]);
        for (const { counts, notApplicable, apart } of spreads) {
          expect(counts.reduce((sum, each) => sum + each, notApplicable)).toBe(answers.length);
          if (apart !== null) expect(apart).toBeGreaterThanOrEqual(0);
          if (apart !== null) expect(apart).toBeLessThanOrEqual(1);
          expect(apart === 0).toBe(apart !== null && counts.filter((each) => each > 0).length === 1);
        }
        const turned = spreadsOf(answers.toReversed(), criteria);
        expect(turned.map(({ counts }) => counts)).toEqual(spreads.map(({ counts }) => counts));
      }),
    );
  });

  it('is nothing of fewer than three people', () => {
    fc.assert(
      fc.property(given, (answers) => {
        expect(toldSpreads(answers, criteria).length).toBe(answers.length < 3 ? 0 : 2);
      }),
    );
  });

  it('is 1 at both ends of the scale', () => {
    expect(spreadsOf([{ aims: { grade: 1 } }, { aims: { grade: 4 } }], criteria)[0]?.apart).toBe(1);
  });
});

describe('the agreement on exemplars', () => {
  it('is not known of one, nor of two that too few graded', () => {
    expect(agreementOnExemplars([[1, 2, 3]]).state).toBe('unknown');
    expect(
      agreementOnExemplars([
        [1, 2, 3],
        [4, 4, null],
      ]).state,
    ).toBe('unknown');
  });

  it('is low where people read a criterion each in a way of their own, sufficient where they do not', () => {
    const [low, sufficient] = [
      [
        [1, 4, 2],
        [4, 1, 3],
      ],
      [
        [1, 1, 2],
        [4, 4, 4],
      ],
    ];
    expect(agreementOnExemplars(low)).toMatchObject({ state: 'low', units: 2 });
    expect(agreementOnExemplars(sufficient)).toMatchObject({ state: 'sufficient', units: 2 });
  });
});

describe('who may see whose grades', () => {
  const here: LiveMandate = { id: 'm', role: 'referent', territoryId: 'here', endsAt: null };
  const person = (accountId: string, mandates: LiveMandate[] = []): Actor => ({
    ...visitor,
    accountId,
    mandates,
    mayWrite: true,
  });
  const people: Record<string, Actor> = {
    visitor,
    stranger: person('stranger'),
    referent: person('referent', [here]),
    other: person('other', [here]),
    elsewhere: person('elsewhere', [{ ...here, territoryId: 'there' }]),
    curator: person('curator', [{ ...here, role: 'curator' }]),
  };
  type Ties = Pick<ExemplarAccess, 'isInPool' | 'isSigner' | 'isNear' | 'hasGraded'>;
  const none: Ties = { isInPool: false, isSigner: false, isNear: false, hasGraded: false };
  const access = (ties: Ties, state: CampaignState = 'open'): ExemplarAccess => ({
    ...ties,
    exemplar: new Exemplar(),
    campaign: Object.assign(new Campaign(), { state, referentId: 'referent' }),
    territoryPath: ['here', 'national'],
  });
  const rules = ['read', 'grade', 'remove', 'readCompared', 'readGraders'] as const;
  const granted = (who: string, ties: Partial<Ties>, state?: CampaignState): string =>
    rules
      .filter((rule) => exemplarPolicy.can(people[who]!, rule, access({ ...none, ...ties }, state)))
      .join(' ');

  it.each<[who: string, ties: Partial<Ties>, granted: string]>([
    ['visitor', {}, ''],
    ['stranger', {}, ''],
    ['stranger', { hasGraded: true }, ''],
    ['stranger', { isInPool: true }, 'read grade'],
    ['stranger', { isInPool: true, hasGraded: true }, 'read grade readCompared'],
    ['stranger', { isInPool: true, hasGraded: true, isSigner: true }, ''],
    ['stranger', { isInPool: true, hasGraded: true, isNear: true }, ''],
    ['curator', {}, ''],
    ['elsewhere', {}, ''],
    ['other', {}, 'read remove readGraders'],
    ['other', { isSigner: true }, ''],
    ['referent', {}, 'read grade remove readGraders'],
    ['referent', { hasGraded: true }, 'read grade remove readCompared readGraders'],
    ['referent', { isNear: true }, 'read remove readGraders'],
    ['referent', { isSigner: true, isInPool: true, hasGraded: true }, ''],
  ])('%s, %o: « %s »', (who, ties, expected) => {
    expect(granted(who, ties)).toBe(expected);
  });

  it('nobody grades in a draft, whose rubric may change; nothing of it exists but for who prepares it', () => {
    expect(granted('stranger', { isInPool: true }, 'draft')).toBe('');
    expect(granted('referent', {}, 'draft')).toBe('read remove readGraders');
  });

  it('never lets anybody see the others’ who has not graded, nor anything who signs it', () => {
    const ties = fc.record({
      isInPool: fc.boolean(),
      isSigner: fc.boolean(),
      isNear: fc.boolean(),
      hasGraded: fc.boolean(),
    });
    const state = fc.constantFrom(...(Object.keys(campaignStates) as CampaignState[]));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(people)), ties, state, (who, tie, at) => {
        const may = granted(who, tie, at);
        if (!tie.hasGraded) expect(may).not.toContain('readCompared');
        if (tie.isSigner) expect(may).toBe('');
        if (may !== '') expect(may).toContain('read');
        const mandated = who === 'referent' || who === 'other';
        if (!mandated) expect(may).not.toContain('readGraders');
        if (!mandated && !tie.isInPool) expect(may).toBe('');
      }),
    );
  });

  it('a credential that only reads grades and removes nothing', () => {
    const reading = { ...people.stranger!, mayWrite: false };
    const asked = access({ ...none, isInPool: true });
    expect(exemplarPolicy.can(reading, 'read', asked)).toBe(true);
    expect(exemplarPolicy.can(reading, 'grade', asked)).toBe(false);
  });
});
