import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import prettier from 'prettier';
import { declaredSettings, describeSettings, readSettings, type Setting } from '#platform/config';
import { settingsPage } from './settings-page.js';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const settings: [name: string, setting: Setting][] = Object.entries(declaredSettings);
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !/\.spec\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`);

/** What runs in an installation, with the programs that its containers start. */
const running = ['apps', 'libs', 'infra/images', 'infra/compose'].flatMap(under);
const readers = [
  ...['settings', 'issuers', 'crash-point', 'library-mode'].map((name) => `libs/platform/config/${name}.ts`),
].map(read);

/** Variables that are read, and by whom, where it is not the parser. */
const readBeside = running.flatMap((path) => {
  const text = read(path);
  const one = [...text.matchAll(/process\.env(?:\.(\w+)|\[)/g)].map(([, name]) => name ?? 'any');
  const several = [...text.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g)].flatMap(([, names]) =>
    (names ?? '').split(',').map((each) => each.split(/[:=]/)[0]?.trim() ?? ''),
  );
  return [...one, ...several].map((name) => ({ path, name }));
});
/** Of containers that run none of our settings' readers, and why. */
const foreign = new Map([
  ['MEILI_MASTER_KEY', 'makes the two other keys, once (infra/compose/search-keys.mjs)'],
]);

describe('the settings', () => {
  it('are told by docs/operations/settings.md as they are declared', async () => {
    const path = 'docs/operations/settings.md';
    const options = await prettier.resolveConfig(join(root, path));
    // Stale: npm run -s docs:settings
    expect(read(path)).toBe(await prettier.format(settingsPage(), { ...options, parser: 'markdown' }));
    for (const [name] of settings) expect(read(path)).toContain(`| \`${name}\``);
  });

  it('are all declared: nothing that runs reads another variable', () => {
    expect(readBeside.length).toBeGreaterThan(2);
    const unknown = readBeside.filter(({ name }) => !(name in declaredSettings) && !foreign.has(name));
    expect(unknown).toEqual([]);
  });

  it('are all read', () => {
    const unread = settings.filter(
      ([name]) => !readers.some((text) => new RegExp(`\\b${name}\\b`).test(text)),
    );
    expect(unread.map(([name]) => name)).toEqual([]);
  });

  it('say what they are for in sentences, and what happens without them', () => {
    for (const [, { purpose }] of settings) expect(purpose).toMatch(/^[A-ZÀÉ`].*\.$/);
    const silent = settings.filter(([, { standard, without }]) => standard === null && without === undefined);
    // They go with another, which says it.
    expect(silent.map(([name]) => name)).toEqual([
      'S3_BUCKET',
      'S3_ACCESS_KEY',
      'S3_SECRET_KEY',
      'MEILI_SEARCH_KEY',
    ]);
  });

  it('stand by what is declared: the value when nothing is given, the bounds and the words', () => {
    const whole = {
      S3_ENDPOINT: 'http://minio:9000',
      S3_BUCKET: 'essaim',
      S3_ACCESS_KEY: 'a',
      S3_SECRET_KEY: 'b',
    };
    const reading = (name: string, value: string) => readSettings({ ...whole, [name]: value });
    for (const [name, setting] of settings) {
      if (setting.standard !== null && !/_URL$/.test(name))
        expect(reading(name, String(setting.standard))).toEqual(readSettings(whole));
      if ('from' in setting)
        for (const beyond of [setting.from - 1, setting.to + 1])
          expect(() => reading(name, String(beyond))).toThrow(name);
      if ('oneOf' in setting) {
        for (const word of setting.oneOf) expect(() => reading(name, word)).not.toThrow();
        expect(() => reading(name, 'hush')).toThrow(name);
      }
      if ('schemes' in setting) expect(() => reading(name, 'gopher://hush')).toThrow(name);
    }
  });

  it('show no secret that is declared as one', () => {
    const canary = 'hush-that-nobody-may-read-here-32';
    const secrets = settings.filter(([, { isSecret }]) => isSecret);
    const value = (name: string, setting: Setting): string => {
      if (name === 'SSO_ISSUERS')
        return JSON.stringify([
          { key: 'a', name: 'A', issuer: 'https://a.example', clientId: 'essaim', clientSecret: canary },
        ]);
      return 'schemes' in setting ? `${setting.schemes[0]}://essaim:${canary}@host/essaim` : canary;
    };
    const shown = describeSettings(
      readSettings({
        S3_ENDPOINT: 'http://minio:9000',
        S3_BUCKET: 'essaim',
        MEILI_URL: 'http://meili:7700',
        ...Object.fromEntries(secrets.map(([name, setting]) => [name, value(name, setting)])),
      }),
    ).join('\n');
    expect(secrets.length).toBeGreaterThan(8);
    expect(shown).not.toContain('hush');
    expect(shown.match(/••••••/g)?.length).toBe(secrets.length);
  });
});
