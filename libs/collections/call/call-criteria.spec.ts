import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classesOf, levels, subjects } from '#vocabulary';
import { comparedCriteria, covers, meetingLevels, meetingSubjects } from './call-criteria.js';
import { Call } from './call.js';
import { usualFields } from './call-fields.js';

const callOf = (criteria: Partial<Call>): Call =>
  Call.prepare(
    { id: 'c', slug: 's', createdBy: 'a' },
    { ...usualFields(new Date(0)), title: 'Appel', ...criteria },
    new Date(0),
  );
const level = fc.constantFrom(...levels().map(({ id }) => id));
const subject = fc.constantFrom(...subjects().map(({ id }) => id));

describe('the criteria of a call', () => {
  it('meet a level both ways: a cycle answers for its class, and a class for its cycle', () => {
    expect(meetingLevels(['cm1'])).toEqual(expect.arrayContaining(['cm1', 'cycle-3', 'elementaire']));
    expect(meetingLevels(['cycle-3'])).toEqual(expect.arrayContaining(['cm1', 'cm2', '6e']));
    expect(meetingLevels(['cm1'])).not.toContain('cm2');
    fc.assert(
      fc.property(level, level, (one, other) => {
        expect(meetingLevels([one]).includes(other)).toBe(meetingLevels([other]).includes(one));
      }),
    );
  });

  it('meet a subject that holds theirs or is held by it', () => {
    fc.assert(
      fc.property(subject, (id) => {
        expect(meetingSubjects([id])).toContain(id);
      }),
    );
  });

  it('cover exactly the classes and subjects whose resources would answer', () => {
    fc.assert(
      fc.property(
        fc.array(level, { maxLength: 3 }),
        fc.array(subject, { maxLength: 3 }),
        level,
        subject,
        (l, s, at, of) => {
          const call = callOf({ levels: l, subjects: s });
          const compared = comparedCriteria(call);
          const answers =
            (l.length === 0 || compared.levels.includes(at)) &&
            (s.length === 0 || compared.subjects.includes(of));
          const isClass = classesOf([at]).length === 1 && classesOf([at])[0] === at;
          if (isClass) expect(covers(call, at, of)).toBe(answers);
        },
      ),
    );
  });

  it('compare words folded, in their order, each by its beginning', () => {
    const { patterns } = comparedCriteria(callOf({ keywords: ['Écoles', 'longueur d’onde', '%_'] }));
    expect(patterns).toEqual(['% ecoles%', '% longueur% onde%']);
  });
});
