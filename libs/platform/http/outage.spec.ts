import { describe, expect, it } from '@jest/globals';
import { isOutage } from './outage.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('…'), { code, ...more });

describe('an outage', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a cut one', coded('ECONNRESET')],
    ['a socket that is gone', coded('ENOENT', { syscall: 'connect' })],
    ['a server that stops', coded('57P01')],
    ['a server that starts', coded('57P03')],
    ['no connection left', coded('53300')],
    ['what node-postgres says of a lost one', new Error('Connection terminated unexpectedly')],
    ['a store that does not answer', coded('STORE_UNAVAILABLE')],
    ['what was caused by one', new Error('…', { cause: coded('ETIMEDOUT') })],
  ])('is %s', (_, failure) => {
    expect(isOutage(failure)).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a file that is not there', coded('ENOENT', { syscall: 'open' })],
    ['a wrong statement', coded('42P01')],
    ['two of one', coded('23505')],
    ['a statement that took too long', coded('57014')],
    ['no error', 'ECONNREFUSED'],
  ])('is not %s', (_, failure) => {
    expect(isOutage(failure)).toBe(false);
  });
});
