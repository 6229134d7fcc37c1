import { describe, expect, it } from '@jest/globals';
import { BrokenSetting, describeSettings, readSettings } from './index.js';

const published = { PUBLIC_URL: 'https://essaim.exemple.fr', FILES_URL: 'https://fichiers.exemple.org' };
const bucket = {
  S3_ENDPOINT: 'http://minio:9000/',
  S3_BUCKET: 'essaim',
  S3_ACCESS_KEY: 'hush-key',
  S3_SECRET_KEY: 'hush-secret',
};

describe('settings', () => {
  it('have a default for everything: two loopback hosts on one port', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      pagesOrigin: 'http://localhost:3000',
      filesOrigin: 'http://127.0.0.1:3000',
      loopback: true,
      databaseUrl: null,
      meilisearch: null,
      objectStore: null,
      officeConverter: 'confined',
      smtpUrl: null,
      secret: null,
      maxFileBytes: 200 * 1024 * 1024,
      maxResourceBytes: 500 * 1024 * 1024,
      issuers: [],
      trustedProxies: [],
    });
  });

  it('know where a virus scanner listens', () => {
    const scanner = (CLAMD_URL: string) => readSettings({ CLAMD_URL }).antivirus;
    expect(readSettings({}).antivirus).toBeNull();
    expect(scanner('tcp://clamd')).toEqual({ host: 'clamd', port: 3310 });
    expect(scanner('tcp://[::1]:3311/')).toEqual({ host: '::1', port: 3311 });
    expect(scanner('unix:///run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    for (const broken of [
      'clamd:3310',
      'http://clamd',
      'tcp://',
      'tcp://a:b@clamd',
      'unix://run/clamd',
      'unix:',
    ])
      expect(() => scanner(broken)).toThrow(BrokenSetting);
  });

  it('show metrics nowhere unless asked, and then to this machine alone', () => {
    expect(readSettings({}).metrics).toBeNull();
    expect(readSettings({ METRICS_HOST: '0.0.0.0' }).metrics).toBeNull();
    expect(readSettings({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readSettings({ METRICS_PORT: '9464', METRICS_HOST: '::' }).metrics?.host).toBe('::');
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
      'MEILI_URL',
      'MEILI_SEARCH_KEY',
      'MEILI_WRITE_KEY',
      'S3_ENDPOINT',
      'S3_BUCKET',
      'S3_ACCESS_KEY',
      'S3_SECRET_KEY',
      'S3_REGION',
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
    ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'base:secret' }],
    ['DATABASE_URL', { DATABASE_URL: 'base:secret', DATABASE_OWNER_URL: 'postgres://base/essaim' }],
    ['SMTP_URL', { SMTP_URL: 'courrier.exemple.fr' }],
    ['MEILI_SEARCH_KEY', { MEILI_URL: 'http://meili:7700' }],
    ['MEILI_URL', { MEILI_SEARCH_KEY: 'cherche' }],
    ['MEILI_URL', { MEILI_WRITE_KEY: 'écrit' }],
    ['MEILI_URL', { MEILI_URL: 'meili:7700', MEILI_SEARCH_KEY: 'cherche' }],
    ['S3_ACCESS_KEY, S3_SECRET_KEY', { S3_ENDPOINT: 'http://minio:9000', S3_BUCKET: 'essaim' }],
    ['S3_ENDPOINT, S3_BUCKET', { S3_ACCESS_KEY: 'clé', S3_SECRET_KEY: 'secret@' }],
    ['S3_ENDPOINT', { S3_REGION: 'fr-par' }],
    ['S3_ENDPOINT', { ...bucket, S3_ENDPOINT: 'minio:9000' }],
    ['S3_ENDPOINT', { ...bucket, S3_ENDPOINT: 'http://cle:secret@minio:9000' }],
    ['S3_ENDPOINT', { ...bucket, S3_ENDPOINT: 'https://s3.exemple.fr/essaim' }],
    ['S3_BUCKET', { ...bucket, S3_BUCKET: 'Essaim' }],
    ['S3_ACCESS_KEY', { ...bucket, ...published, S3_ACCESS_KEY: 'minioadmin' }],
    ['S3_SECRET_KEY', { ...bucket, ...published, S3_SECRET_KEY: 'minioadmin' }],
    ['ESSAIM_SECRET', { ESSAIM_SECRET: 'trop court' }],
    ['MAX_FILE_MB', { MAX_FILE_MB: '-1' }],
    ['MAX_RESOURCE_MB', { MAX_RESOURCE_MB: 'beaucoup' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'bavard' }],
    ['METRICS_PORT', { METRICS_PORT: '65535' }],
    ['METRICS_PORT', { METRICS_PORT: '3000' }],
    ['METRICS_PORT', { METRICS_PORT: '2999' }],
    ['METRICS_HOST', { METRICS_PORT: '9464', METRICS_HOST: 'essaim.exemple.fr' }],
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

  it('take a bucket whole, in the region of everybody unless one is named', () => {
    const place = {
      endpoint: 'http://minio:9000',
      bucket: 'essaim',
      accessKey: 'hush-key',
      secretKey: 'hush-secret',
    };
    expect(readSettings(bucket).objectStore).toEqual({ ...place, region: 'us-east-1' });
    expect(readSettings({ ...bucket, ...published, S3_REGION: 'fr-par' }).objectStore).toEqual({
      ...place,
      region: 'fr-par',
    });
    const byDefault = { ...bucket, S3_ACCESS_KEY: 'minioadmin', S3_SECRET_KEY: 'minioadmin' };
    expect(readSettings(byDefault).objectStore).toMatchObject({ accessKey: 'minioadmin' });
  });

  it('are shown with every secret masked', () => {
    const shown = describeSettings(
      readSettings({
        ESSAIM_SECRET: 'k'.repeat(40),
        SMTP_URL: 'smtp://essaim:hush@courrier.exemple.fr',
        DATABASE_URL: 'postgres://app:hush@base/essaim',
        DATABASE_OWNER_URL: 'postgres://owner:hush@base/essaim',
        ...bucket,
        MEILI_URL: 'http://meili:7700',
        MEILI_SEARCH_KEY: 'hush-search',
        MEILI_WRITE_KEY: 'hush-write',
      }),
    ).join('\n');
    expect(shown).not.toMatch(/hush|kkkk/);
    expect(shown).toContain('smtpUrl = ••••••');
    expect(shown).toContain(
      'meilisearch = {"url":"http://meili:7700","searchKey":"••••••","writeKey":"••••••"}',
    );
    expect(shown).toContain('"bucket":"essaim","accessKey":"••••••","secretKey":"••••••"');
    expect(shown).toContain('port = 3000');
  });
});
