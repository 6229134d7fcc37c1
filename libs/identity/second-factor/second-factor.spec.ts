import { describe, expect, it } from '@jest/globals';
import { codeAddress, codeAt, newCodeSecret, newRecoveryCode, stepOfCode } from './one-time-code.js';
import { demandsSecondFactor, rightsOf } from './second-factor-demand.js';
import { SecondFactor } from './second-factor.js';
import { SecretSeal } from './secret-seal.js';

const seal = new SecretSeal('a secret of thirty-two signs at least', 'second factor');
const start = new Date('2026-03-02T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function installed() {
  const secret = newCodeSecret();
  const factor = SecondFactor.start(secret, 'account', { seal, now: start });
  const recoveryCodes = factor.confirm(codeAt(secret, start), start);
  return { secret, factor, recoveryCodes };
}

describe('codes', () => {
  // RFC 6238, appendix B, SHA-1, with the last six of its eight digits.
  const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('are those of RFC 6238 at %i s', (seconds, code) => {
    expect(codeAt(rfc, new Date(seconds * 1000))).toBe(code);
    expect(stepOfCode(rfc, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it('are accepted one step early or late, and no further', () => {
    for (const [seconds, accepted] of [
      [-60, false],
      [-30, true],
      [0, true],
      [30, true],
      [60, false],
    ] as const)
      expect(stepOfCode(rfc, codeAt(rfc, later(seconds)), start) !== null).toBe(accepted);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34 5'])(
    'are six digits: not %j',
    (typed) => {
      expect(stepOfCode(rfc, typed, start)).toBeNull();
    },
  );

  it('are read by an authenticator from an address of its own scheme', () => {
    const address = new URL(codeAddress(rfc, 'autrice@ecole.test'));
    expect(address.protocol).toBe('otpauth:');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret: rfc,
      issuer: 'Essaim',
      period: '30',
    });
  });
});

describe('a second factor', () => {
  it('counts once a first code proves that the secret arrived, within half an hour', () => {
    const secret = newCodeSecret();
    const factor = SecondFactor.start(secret, 'account', { seal, now: start });
    expect(() => factor.accept(codeAt(secret, start), start)).toThrow('SECOND_FACTOR_MISSING');
    expect(() => factor.confirm('000000', start)).toThrow('CODE_WRONG');
    expect(() => factor.confirm(codeAt(secret, later(1801)), later(1801))).toThrow('SECOND_FACTOR_MISSING');
    expect(factor.confirm(codeAt(secret, start), start)).toHaveLength(10);
    expect(() => factor.confirm(codeAt(secret, later(60)), later(60))).toThrow('SECOND_FACTOR_PRESENT');
  });

  it('accepts no code twice, nor an older one after a newer one', () => {
    const { secret, factor } = installed();
    expect(() => factor.accept(codeAt(secret, start), start)).toThrow('CODE_WRONG'); // it confirmed
    const next = codeAt(secret, later(60));
    expect(factor.accept(next, later(60))).toBe('code');
    expect(() => factor.accept(next, later(60))).toThrow('CODE_WRONG');
    expect(() => factor.accept(codeAt(secret, later(30)), later(60))).toThrow('CODE_WRONG');
    expect(factor.accept(codeAt(secret, later(90)), later(90))).toBe('code');
  });

  it('accepts each recovery code once, however it is typed, and keeps none in clear', () => {
    const { factor, recoveryCodes } = installed();
    expect(new Set(recoveryCodes).size).toBe(10);
    const kept = JSON.stringify(factor.kept);
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replaceAll('-', ''));
    const [first = '', second = ''] = recoveryCodes;
    expect(factor.accept(` ${first.toUpperCase().replaceAll('-', ' ')}`, start)).toBe('recovery');
    expect(() => factor.accept(first, start)).toThrow('CODE_WRONG');
    factor.renewRecovery();
    expect(() => factor.accept(second, start)).toThrow('CODE_WRONG');
  });

  it('opens for its own account and its own installation only, and its secret is not in the row', () => {
    const { secret, factor } = installed();
    const other = new SecretSeal('another secret of thirty-two signs', 'second factor');
    expect(JSON.stringify(factor.kept)).not.toContain(secret);
    expect(() => SecondFactor.open(factor.kept, 'somebody else', seal)).toThrow('SECOND_FACTOR_MISSING');
    expect(() => SecondFactor.open(factor.kept, 'account', other)).toThrow('SECOND_FACTOR_MISSING');
    expect(() => SecondFactor.open({ ...factor.kept, sealedSecret: 'x' }, 'account', seal)).toThrow(
      'SECOND_FACTOR_MISSING',
    );
    expect(SecondFactor.open(factor.kept, 'account', seal).kept).toBe(factor.kept);
  });

  it('has recovery codes of signs that nobody mistakes', () => {
    for (let n = 0; n < 50; n += 1) expect(newRecoveryCode()).toMatch(/^([a-hjkmnp-z2-9]{4}-?){3}$/);
  });
});

describe('the demand', () => {
  it.each(['curator', 'referent', 'moderator', 'administrator'] as const)('holds for a %s', (role) => {
    const mandate = { id: 'mandate', role, territoryId: null, endsAt: null };
    expect(demandsSecondFactor([mandate])).toBe(true);
    expect(rightsOf([mandate], false)).toEqual({ mandates: [], withheldRoles: [role] });
    expect(rightsOf([mandate], true)).toEqual({ mandates: [mandate], withheldRoles: [] });
  });
});
