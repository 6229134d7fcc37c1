import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { checkedFields, openingProblems, requireExtension, usualFields } from './campaign-fields.js';
import { Campaign, type CampaignFields, campaignStates, campaignVerbs } from './campaign.js';

const now = new Date('2027-01-15T10:00:00Z');
const fields: CampaignFields = {
  ...usualFields(now),
  title: 'Les fractions',
  territoryId: 'ici',
  rubricVersionId: 'grille',
};
const problemsOf = (attempt: () => unknown): string[] => {
  try {
    attempt();
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ code, field }) => `${code} ${field}`);
  }
};

describe('what begins as usual', () => {
  it('is accepted as it is, whatever the day', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (today) => {
        const usual = { ...fields, ...usualFields(today) };
        expect(problemsOf(() => checkedFields(usual))).toEqual([]);
        expect(openingProblems({ ...usual, aim: 'Relire.' }, dayOf(today))).toEqual([]);
      }),
    );
  });
});

describe('the days of a campaign', () => {
  const withDays = (opensOn: string, closesOn: string) =>
    problemsOf(() => checkedFields({ ...fields, opensOn, closesOn }));

  it('exist, in their order, at most eighteen months apart', () => {
    expect(withDays('2027-01-15', '2027-01-15')).toEqual([]);
    expect(withDays('2027-01-15', '2028-07-15')).toEqual([]);
    expect(withDays('2027-01-15', '2028-07-16')).toEqual(['CAMPAIGN_TOO_LONG closesOn']);
    expect(withDays('2027-01-15', '2027-01-14')).toEqual(['DATES_REVERSED closesOn']);
    expect(withDays('2027-02-29', '15/03/2027')).toEqual(['DATE_WRONG opensOn', 'DATE_WRONG closesOn']);
  });

  it('are those of France: a campaign opens at midnight there', () => {
    expect(dayOf(new Date('2027-01-14T22:59:59Z'))).toBe('2027-01-14');
    expect(dayOf(new Date('2027-01-14T23:00:00Z'))).toBe('2027-01-15');
    expect(dayOf(new Date('2027-07-14T22:00:00Z'))).toBe('2027-07-15');
  });

  it('never move earlier, nor to a day that has passed', () => {
    const extend = (closesOn: string, today = '2027-02-01') =>
      problemsOf(() =>
        requireExtension({ ...fields, opensOn: '2027-01-15', closesOn: '2027-03-01' }, closesOn, today),
      );
    expect(extend('2027-02-28')).toEqual(['DATE_NOT_LATER closesOn']);
    expect(extend('2027-03-01')).toEqual([]);
    expect(extend('2027-04-01', '2027-05-01')).toEqual(['DATE_NOT_LATER closesOn']);
  });
});

describe('a campaign', () => {
  const campaign = (): Campaign =>
    Campaign.prepare({ id: 'id', slug: 'slug', createdBy: 'elle' }, fields, now);

  it('takes resources from its first to its last day, both included, while it is open', () => {
    const open = campaign();
    expect(open.isOpenTo(fields.opensOn)).toBe(false);
    open.open(now);
    expect([fields.opensOn, fields.closesOn].map((day) => open.isOpenTo(day))).toEqual([true, true]);
    expect(['2027-01-14', '2099-01-01'].map((day) => open.isOpenTo(day))).toEqual([false, false]);
    open.beginClosing();
    expect(open.isOpenTo(fields.opensOn)).toBe(false);
  });

  it('never leaves its table, whatever is tried and in whatever order', () => {
    const steps = ['open', 'beginClosing', 'close', 'archive', 'extend', 'change', 'handOver'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (tried) => {
        const one = campaign();
        const verbs = {
          open: () => one.open(now),
          beginClosing: () => one.beginClosing(),
          close: () => one.close(0, now),
          archive: () => one.archive(),
          extend: () => one.extend('2027-12-31'),
          change: () => one.change(fields),
          handOver: () => one.handOver('une autre'),
        };
        for (const step of tried) {
          const before = one.state;
          const refused = problemsOf(verbs[step]).length > 0;
          const verb = step === 'change' ? 'update' : step;
          expect(refused).toBe(!(campaignVerbs[verb] as readonly string[]).includes(before));
          if (one.state !== before) expect(campaignStates[before]).toContain(one.state);
        }
      }),
    );
  });
});
