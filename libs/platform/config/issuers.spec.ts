import { describe, expect, it } from '@jest/globals';
import { BrokenSetting, readSettings } from './index.js';

const published = { PUBLIC_URL: 'https://essaim.exemple.fr', FILES_URL: 'https://fichiers.exemple.org' };
const lyon = {
  key: 'lyon',
  name: 'Académie de Lyon',
  issuer: 'https://identite.exemple.fr',
  clientId: 'essaim',
  clientSecret: 'hush-secret',
};
const without = (name: keyof typeof lyon) => [{ ...lyon, [name]: undefined }];

/** Why the installation does not start, in one sentence; null when it does. */
function said(issuers: unknown, more: Record<string, string> = published): string | null {
  const text = typeof issuers === 'string' ? issuers : JSON.stringify(issuers);
  try {
    readSettings({ ...more, SSO_ISSUERS: text });
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(BrokenSetting);
    return (error as Error).message;
  }
}

describe('issuers', () => {
  it.each<[what: string, issuers: unknown, sentence: RegExp]>([
    ['no JSON', '[{"key":', /doit être une liste JSON/],
    ['an object', lyon, /doit être une liste JSON/],
    ['a text in the list', ['lyon'], /fournisseur 1.*« key » manque/],
    ['no name', without('name'), /fournisseur 1.*« name » manque/],
    ['no secret', without('clientSecret'), /« clientSecret » manque/],
    ['a blank client', [{ ...lyon, clientId: ' ' }], /« clientId » manque/],
    [
      'a field that we do not know',
      [{ ...lyon, clientsecret: 'x' }],
      /le champ « clientsecret » n’existe pas/,
    ],
    ['a key that is no part of an address', [{ ...lyon, key: 'Lyon 2' }], /« key » est fait de minuscules/],
    [
      'plain http',
      [{ ...lyon, issuer: 'http://identite.exemple.fr' }],
      /« issuer » est une adresse en https/,
    ],
    ['http on the loopback of a public site', [{ ...lyon, issuer: 'http://localhost:9' }], /en https/],
    ['no address', [{ ...lyon, issuer: 'identite.exemple.fr' }], /en https/],
    ['a password in the address', [{ ...lyon, issuer: 'https://a:b@exemple.fr' }], /en https/],
    ['one key twice', [lyon, { ...lyon, issuer: 'https://autre.exemple.fr' }], /deux fois le même « key »/],
    ['one issuer twice', [lyon, { ...lyon, key: 'autre' }], /deux fois le même « issuer »/],
    ['the second one broken', [lyon, { ...lyon, key: 'autre', name: '' }], /fournisseur 2/],
  ])('stop the start for %s, in one sentence that holds no secret', (_what, issuers, sentence) => {
    const message = said(issuers);
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[^\n]+\.$/);
    expect(message).not.toContain('hush');
  });

  it('are none by default, and several when the settings say so; http on the loopback of a trial', () => {
    expect(readSettings(published).issuers).toEqual([]);
    const other = { ...lyon, key: 'autre', issuer: 'https://autre.exemple.fr' };
    expect(said([lyon, other])).toBeNull();
    expect(said([{ ...lyon, issuer: 'http://127.0.0.1:9' }], {})).toBeNull();
  });
});
