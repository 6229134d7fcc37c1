import { describe, expect, it } from '@jest/globals';
import { bareOf, plainError } from './bare.js';

describe('what is told of a failure', () => {
  it.each([
    ['connect ECONNREFUSED 192.0.2.7:587', 'connect ECONNREFUSED …'],
    ['connect ECONNREFUSED ::1:587', 'connect ECONNREFUSED …'],
    ['550 5.1.1 <zinzolin@ecole.test>: no such user', '550 5.1.1 …: no such user'],
    ['No recipient zinzolin@ecole.test here', 'No recipient … here'],
    ['invalid input: "Zinzolin Quetzal"', 'invalid input: …'],
    ['Key (email)=(zinzolin@ecole.test) already exists', 'Key …=… already exists'],
    ['Le titre « Chez Zinzolin » manque', 'Le titre … manque'],
    ['getaddrinfo https://zinzolin.test/x?y', 'getaddrinfo …'],
    ['token 0123456789abcdefABCDEF_-zinzolin refused', 'token … refused'],
    ["can't read 'zinzolin'", "can't read …"],
  ])('names nobody: %s', (said, told) => {
    expect(bareOf(said)).toBe(told);
  });

  it('leaves out what an error carries: the parameters of a statement, the detail of a row', () => {
    const driver = Object.assign(new Error('duplicate key'), { detail: 'Key (email)=(zinzolin@ecole.test)' });
    const error = Object.assign(new Error('duplicate key value of "zinzolin"', { cause: driver }), {
      code: '23505',
      constraint: 'account_email_key',
      parameters: ['zinzolin@ecole.test'],
      driverError: driver,
    });
    const told = plainError(error);
    expect(JSON.stringify(told)).not.toContain('zinzolin');
    expect(told).toMatchObject({ type: 'Error', code: '23505', constraint: 'account_email_key' });
    expect(JSON.stringify(told)).toContain('bare.spec');
    expect(plainError('zinzolin')).toEqual({ type: 'string' });
  });
});
