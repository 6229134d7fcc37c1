import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Call, callStates, type CallVerb } from './call.js';
import { checkedFields, checkedWord, openingProblems, usualFields } from './call-fields.js';

const now = new Date('2027-01-14T12:00:00Z');
const fields = () => ({
  ...usualFields(now),
  title: 'Mesurer dehors',
  missing: 'Des pistes.',
  levels: ['cm1'],
});
const newCall = (): Call => Call.prepare({ id: 'c', slug: 's', createdBy: 'a' }, fields(), now);
const codesOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems.map(({ code }) => code);
  }
};
const day = fc
  .date({ min: new Date('2026-12-01'), max: new Date('2027-04-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a call', () => {
  const verbs: CallVerb[] = ['update', 'open', 'close', 'delete'];
  const act: Record<CallVerb, (call: Call) => void> = {
    update: (call) => call.change({ ...call, title: 'Autrement' }),
    open: (call) => call.open(now),
    close: (call) => call.close('opener', now),
    delete: (call) => call.requireVerb('delete'),
  };

  it('goes by its table whatever is asked, and is never opened twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 12 }), (asked) => {
        const call = newCall();
        for (const verb of asked) {
          const before = call.state;
          const refused = codesOf(() => act[verb](call)).length > 0;
          expect(refused).toBe(!allowed(before, verb));
          expect(call.state === before || callStates[before].includes(call.state)).toBe(true);
          expect(call.state === 'closed').toBe(call.closedAt !== null && call.endedBy !== null);
        }
      }),
    );
  });

  it('closes by itself on the day that says so, and on no other', () => {
    fc.assert(
      fc.property(day, fc.nat(8), (today, counted) => {
        const call = newCall();
        expect(call.endOn(today, counted)).toBeNull();
        call.open(now);
        const expected = counted >= call.wanted ? 'fulfilled' : today > call.closesOn ? 'past' : null;
        expect(call.endOn(today, counted)).toBe(expected);
        call.close('opener', now);
        expect(call.endOn(today, counted)).toBeNull();
      }),
    );
  });

  it('is given to between its two days, both included', () => {
    const call = newCall();
    expect(call.isOpenTo(call.opensOn)).toBe(false);
    call.open(now);
    expect([call.opensOn, call.closesOn].map((each) => call.isOpenTo(each))).toEqual([true, true]);
    expect(['2027-01-13', '2027-03-16'].map((each) => call.isOpenTo(each))).toEqual([false, false]);
    expect(codesOf(() => call.requireOpenTo('2027-03-16'))).toEqual(['CALL_NOT_OPEN']);
  });

  it('keeps once open what people work for, and lets its words and its last day change', () => {
    const call = newCall();
    call.change({ ...call, levels: ['cm2'] });
    call.open(now);
    for (const change of [
      { levels: ['cm1'] },
      { subjects: ['mathematiques'] },
      { keywords: ['cour'] },
      { wants: 'reviewed' as const },
      { wanted: 4 },
      { opensOn: '2027-01-15' },
      { territoryId: 't' },
    ])
      expect(codesOf(() => call.change({ ...call, ...change }))).toEqual(['CRITERIA_ANNOUNCED']);
    call.change({ ...call, title: 'Mesurer la cour', missing: 'Des parcours.', closesOn: '2027-02-01' });
    expect(call).toMatchObject({ title: 'Mesurer la cour', levels: ['cm2'], closesOn: '2027-02-01' });
  });

  const allowed = (state: Call['state'], verb: CallVerb): boolean =>
    ({ draft: ['update', 'open', 'delete'], open: ['update', 'close'], closed: [] as string[] })[
      state
    ].includes(verb);
});

describe('what is said of a call', () => {
  it('is trimmed, once each', () => {
    const wish = {
      ...fields(),
      title: '  Mesurer \n dehors ',
      levels: ['cm1', 'cm1'],
      keywords: [' cour ', '', 'cour'],
    };
    expect(checkedFields(wish)).toMatchObject({
      title: 'Mesurer dehors',
      levels: ['cm1'],
      keywords: ['cour'],
    });
  });

  it.each([
    ['TITLE_MISSING', { title: ' ' }],
    ['TEXT_TOO_LONG', { missing: 'a'.repeat(4001) }],
    ['TERM_NOT_LISTED', { levels: ['cm7'] }],
    ['TERM_NOT_LISTED', { subjects: ['cuisine'] }],
    ['KEYWORDS_TOO_MANY', { keywords: Array.from({ length: 11 }, (_, n) => `mot ${String(n)}`) }],
    ['NUMBER_OUT_OF_RANGE', { wanted: 0 }],
    ['NUMBER_OUT_OF_RANGE', { wanted: 51 }],
    ['NUMBER_OUT_OF_RANGE', { wanted: 1.5 }],
    ['DATE_WRONG', { opensOn: '2027-02-30' }],
    ['DATES_REVERSED', { opensOn: '2027-02-02', closesOn: '2027-02-01' }],
    ['CALL_TOO_LONG', { closesOn: '2028-01-15' }],
  ])('is refused with %s', (code, wrong) => {
    expect(codesOf(() => checkedFields({ ...fields(), ...wrong }))).toEqual([code]);
  });

  it('is enough to open when it says what is missing, of what, and until when', () => {
    expect(openingProblems(fields(), '2027-01-14')).toEqual([]);
    const bare = { ...fields(), missing: '', levels: [], closesOn: '2027-01-13' };
    expect(openingProblems(bare, '2027-01-14').map(({ code }) => code)).toEqual([
      'MISSING_MISSING',
      'CRITERIA_MISSING',
      'DATES_PAST',
    ]);
    expect(openingProblems({ ...fields(), levels: [], keywords: ['cour'] }, '2027-01-14')).toEqual([]);
  });

  it('is asked for where somebody else reads it', () => {
    expect(codesOf(() => checkedWord(' ', { required: true }))).toEqual(['WORD_MISSING']);
    expect(codesOf(() => checkedWord('a'.repeat(1001), { required: false }))).toEqual(['TEXT_TOO_LONG']);
    expect(checkedWord(' Merci. ', { required: false })).toBe('Merci.');
  });
});
