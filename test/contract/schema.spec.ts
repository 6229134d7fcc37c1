import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { baseEnvironment, root } from '../support/product.js';
import { describeServer } from './server-description.js';

const committed = readFileSync(join(root, 'libs/contract/schema.graphql'), 'utf8');

describe('the committed contract', () => {
  it('is the schema that the server builds, in the same order', async () => {
    const { sdl } = await describeServer();
    expect(committed.replace(/^#.*\n\n/, '')).toBe(sdl);
  }, 300_000);

  it('and the typed operations of the pages are up to date', async () => {
    const { code, stderr } = await check();
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 900_000);
});

describe('the schema', () => {
  const schema = buildSchema(committed);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  it('answers every mutation with what changed and userErrors, from one input', () => {
    for (const { name, args, type } of mutations) {
      const payload = getNamedType(type);
      expect([name, args.map((arg) => arg.name).filter((arg) => arg !== 'input')]).toEqual([name, []]);
      expect([name, isObjectType(payload) && String(payload.getFields().userErrors?.type)]).toEqual([
        name,
        '[UserError!]!',
      ]);
    }
  });

  it('has no word for what must not leave', () => {
    expect(
      committed.match(/passwordHash|tokenHash|sealedSecret|recoveryHashes|civilName|storageKey|scalar JSON/g),
    ).toBeNull();
  });
});

function check(): Promise<{ code: number; stderr: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['infra/contract/build.mjs', '--check'],
      { cwd: root, env: baseEnvironment() },
      (error, _stdout, stderr) => done({ code: error ? Number(error.code ?? 1) : 0, stderr }),
    );
  });
}
