import { describe, expect, it } from '@jest/globals';
import type { IssuerSettings } from '#platform/config';
import { verifiedIdentity } from './claims.js';

const issuer: IssuerSettings = {
  key: 'lyon',
  name: 'Académie de Lyon',
  issuer: 'https://identite.exemple.fr',
  clientId: 'essaim',
  clientSecret: 'secret',
  scope: 'openid',
  claims: { name: 'name', email: 'email', academie: 'academie', establishment: 'uai' },
  academies: { '10': 'ac-lyon' },
  secondFactor: { acr: ['eidas2'], amr: ['otp'] },
};

describe('claims', () => {
  it.each<[object, boolean]>([
    [{ acr: 'eidas2' }, true],
    [{ amr: ['pwd', 'otp'] }, true],
    [{ acr: 'eidas1', amr: ['pwd'] }, false],
    [{ acr: ['eidas2'] }, false],
    [{ amr: 'otp' }, false],
    [{}, false],
  ])('assert a second factor by a value that the settings name only: %j', (more, strong) => {
    expect(verifiedIdentity(issuer, { sub: 'ada', ...more }, {}).isStrong).toBe(strong);
  });

  it('never assert one from the userinfo answer, which is not the login', () => {
    expect(verifiedIdentity(issuer, { sub: 'ada' }, { acr: 'eidas2', amr: ['otp'] }).isStrong).toBe(false);
  });

  it.each([undefined, '', 7, ['ada'], 'x'.repeat(256)])('need a short subject, not %j', (sub) => {
    expect(() => verifiedIdentity(issuer, { sub }, {})).toThrow('ISSUER_ANSWER_INVALID');
  });

  it('map the académie where the settings say so, and keep the establishment as received', () => {
    const identity = (academie: string) =>
      verifiedIdentity(issuer, { sub: 'ada', academie, uai: '0690001a ' }, {});
    expect(identity('10')).toMatchObject({ academie: 'ac-lyon', establishment: '0690001a ' });
    expect(identity('constructor').academie).toBe('constructor');
  });
});
