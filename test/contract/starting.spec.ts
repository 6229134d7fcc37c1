import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ask } from '../support/api.js';
import { baseEnvironment, run, type RunningProduct, startProduct } from '../support/product.js';

let product: RunningProduct | null = null;
afterAll(async () => {
  await product?.stop();
});

const count = async (at: RunningProduct) =>
  (await ask<{ resourceCount: number }>(at.pages, '{ resourceCount }')).data?.resourceCount;

describe('essaim start', () => {
  it('brings demo lessons and accounts the first time, keeps everything the second time, and stops when asked', async () => {
    const first = await startProduct({ demo: true, fromNothing: true });
    product = first;
    expect(await count(first)).toBeGreaterThanOrEqual(8);
    expect(first.passwords.size).toBeGreaterThanOrEqual(8);
    const [email, password] = [...first.passwords][0] ?? ['', ''];
    const signedIn = await ask<{ signIn: { viewer: { email: string } } }>(
      first.pages,
      'mutation($input: SignInInput!) { signIn(input: $input) { viewer { email } } }',
      { input: { email, password } },
    );
    expect(signedIn.data?.signIn.viewer.email).toBe(email);
    expect(await first.stop({ keepData: true })).toBe(0);
    const second = await startProduct({ demo: true, dataDir: first.dataDir });
    product = second;
    expect(await count(second)).toBe(13);
    expect(second.output()).not.toContain('Premier démarrage');
    expect(second.passwords).toEqual(first.passwords);
  }, 300_000);

  it('commands run while the server runs', async () => {
    const listed = await product?.command('mandate', 'list', '--json');
    expect(
      listed?.stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { role: string }).role),
    ).toContain('moderator');
    expect(await count(product as RunningProduct)).toBe(13);
  }, 300_000);

  it('prints the settings in force with secrets masked', async () => {
    const { stdout, code } = await run(['config'], {
      ...baseEnvironment(),
      PORT: '4321',
      ESSAIM_SECRET: 'un secret bien trop long pour être deviné',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('port = 4321');
    expect(stdout).not.toContain('deviné');
  }, 300_000);
});

describe('a start that cannot succeed says one clear sentence and exits 1', () => {
  const refused = async (env: Record<string, string>) => {
    const { code, stderr } = await run(['start', '--no-demo'], {
      ...baseEnvironment(),
      LOG_LEVEL: 'error',
      ...env,
    });
    return { code, lines: stderr.trim().split('\n') };
  };

  it('a port in use', async () => {
    const busy = createServer();
    await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
    const { port } = busy.address() as { port: number };
    const { code, lines } = await refused({
      PORT: String(port),
      ESSAIM_DATA: mkdtempSync(join(tmpdir(), 'essaim-test-')),
    });
    busy.close();
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Le port ${port} est déjà pris`))]);
  }, 300_000);

  it('an unwritable folder', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'essaim-test-')), 'un-fichier');
    writeFileSync(file, '');
    const { code, lines } = await refused({ ESSAIM_DATA: join(file, 'dossier') });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('un-fichier');
    expect(lines[0]).toMatch(/[.]$/);
  }, 300_000);

  it.each([
    [{ PORT: 'trois mille' }, /PORT/],
    [{ PUBLIC_URL: 'http://essaim.exemple.fr', FILES_URL: 'https://files.exemple.fr' }, /https/],
    [{ PUBLIC_URL: 'https://essaim.exemple.fr', FILES_URL: 'https://essaim.exemple.fr' }, /même hôte/],
    [{ ESSAIM_SECRET: 'court' }, /ESSAIM_SECRET/],
  ])(
    'a broken setting: %j',
    async (env, sentence) => {
      const { code, lines } = await refused(env);
      expect(code).toBe(1);
      expect(lines).toEqual([expect.stringMatching(sentence)]);
    },
    300_000,
  );
});
