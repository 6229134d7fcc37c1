import { describe, expect, it } from '@jest/globals';
import { fieldHref, nextPath, stepTodo } from './steps.js';

describe('the steps of a draft', () => {
  it('lead from one to the next, then back to the list', () => {
    expect(nextPath('d', 'FILES')).toBe('/brouillons/d/verification');
    expect(nextPath('d', 'RIGHTS')).toBe('/brouillons/d/relecture');
    expect(nextPath('d', 'REVIEW')).toBe('/brouillons/d');
  });

  it.each([
    ['title', '/brouillons/d/verification#title'],
    ['levels', '/brouillons/d/public#levels'],
    ['licence', '/brouillons/d/droits#licence'],
    ['files', '/brouillons/d/fichiers#files'],
    ['rightsAnswers.attested', '#attested'],
    ['whatChanged', '#whatChanged'],
  ])('send the missing %s to its field', (field, href) => {
    expect(fieldHref('d', field)).toBe(href);
  });

  it('say what is to do first, and nothing when all is done', () => {
    expect(
      stepTodo([
        { name: 'FILES', state: 'DONE' },
        { name: 'REVIEW', state: 'WAITING' },
        { name: 'RIGHTS', state: 'TODO' },
      ])?.name,
    ).toBe('RIGHTS');
    expect(stepTodo([{ name: 'FILES', state: 'DONE' }])).toBeNull();
  });
});
