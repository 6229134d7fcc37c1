import { describe, expect, it } from '@jest/globals';
import { BrokenSetting, describeSettings, readSettings } from './index.js';

describe('settings', () => {
  it('have a default for everything: two loopback hosts on one port', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      pagesOrigin: 'http://localhost:3000',
      filesOrigin: 'http://127.0.0.1:3000',
      loopback: true,
      databaseUrl: null,
      smtpUrl: null,
      secret: null,
      maxFileBytes: 200 * 1024 * 1024,
      maxResourceBytes: 500 * 1024 * 1024,
      trustedProxies: [],
    });
  });

  it('move both hosts with the port', () => {
    expect(readSettings({ PORT: '4000' })).toMatchObject({
      pagesOrigin: 'http://localhost:4000',
      filesOrigin: 'http://127.0.0.1:4000',
    });
  });

  it('read an empty value as one not given', () => {
    const given = [
      'PORT',
      'PUBLIC_URL',
      'FILES_URL',
      'DATABASE_URL',
      'SMTP_URL',
      'ESSAIM_SECRET',
      'LOG_LEVEL',
    ];
    const empty = Object.fromEntries(given.map((name) => [name, '']));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it.each<[string, Record<string, string>]>([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '30.5' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'essaim.exemple.fr' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://essaim.exemple.fr' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://essaim.exemple.fr/chemin' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://essaim.exemple.fr/#x' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://essaim.exemple.fr' }],
    ['FILES_URL', { FILES_URL: 'http://fichiers.exemple.fr' }],
    ['même hôte', { PUBLIC_URL: 'https://essaim.exemple.fr', FILES_URL: 'https://essaim.exemple.fr:8443' }],
    ['même hôte', { FILES_URL: 'http://localhost:3001' }],
    ['DATABASE_OWNER_URL', { DATABASE_URL: 'postgres://base/essaim' }],
    ['DATABASE_URL', { DATABASE_URL: 'base:secret', DATABASE_OWNER_URL: 'postgres://base/essaim' }],
    ['SMTP_URL', { SMTP_URL: 'courrier.exemple.fr' }],
    ['ESSAIM_SECRET', { ESSAIM_SECRET: 'trop court' }],
    ['MAX_FILE_MB', { MAX_FILE_MB: '-1' }],
    ['MAX_RESOURCE_MB', { MAX_RESOURCE_MB: 'beaucoup' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'bavard' }],
  ])('refuse a broken %s in one sentence (%j)', (name, env) => {
    let refusal: unknown;
    try {
      readSettings(env);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(BrokenSetting);
    const { message } = refusal as BrokenSetting;
    expect(message).toContain(name);
    expect(message).toMatch(/^[^\n]+\.$/);
    expect(message).not.toContain('secret@');
  });

  it('are shown with every secret masked', () => {
    const shown = describeSettings(
      readSettings({
        ESSAIM_SECRET: 'k'.repeat(40),
        SMTP_URL: 'smtp://essaim:hush@courrier.exemple.fr',
        DATABASE_URL: 'postgres://app:hush@base/essaim',
        DATABASE_OWNER_URL: 'postgres://owner:hush@base/essaim',
      }),
    ).join('\n');
    expect(shown).not.toMatch(/hush|kkkk/);
    expect(shown).toContain('smtpUrl = ••••••');
    expect(shown).toContain('port = 3000');
  });
});
