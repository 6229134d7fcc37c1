import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Each case starts programs, on machines that may be busy. */
jest.setTimeout(60_000);

const root = resolve(import.meta.dirname, '../..');
const config = join(root, '.dependency-cruiser.cjs');
const rules = (createRequire(import.meta.url)(config) as { forbidden: { name: string }[] }).forbidden.map(
  ({ name }) => name,
);

const contexts = [
  'identity',
  'notifications',
  'resources',
  'remixes',
  'reviews',
  'collections',
  'discovery',
  'usage',
  'follows',
  'moderation',
  'exchange',
  'privacy',
  'operations',
];
const platform = ['database', 'http', 'graphql', 'mail', 'object-storage'];
const packages = [
  '@nestjs/common',
  '@nestjs/graphql',
  'typeorm',
  'pg',
  'minio',
  'meilisearch',
  'nodemailer',
  'prom-client',
  'graphile-worker',
  'preact',
];
const door = 'export const door = 1;\n';

/** A small tree that obeys every rule, each kind of allowed import included. */
const skeleton: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#*': { source: './libs/*/index.ts', default: './dist/libs/*/index.js' } },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', customConditions: ['source'] } }),
  ...Object.fromEntries(
    packages.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' })],
      [`node_modules/${name}/index.js`, 'export default 1;\n'],
    ]),
  ),
  ...Object.fromEntries(platform.map((name) => [`libs/platform/${name}/index.ts`, door])),
  ...Object.fromEntries(contexts.map((name) => [`libs/${name}/index.ts`, door])),
  ...Object.fromEntries(
    ['licensing', 'documents', 'contract', 'web'].map((name) => [`libs/${name}/index.ts`, door]),
  ),
  'libs/licensing/licence.ts': 'export const licence = 1;\n',
  'libs/licensing/licence.spec.ts': "import './licence.js';\n",
  'libs/platform/mail/mailer.ts': "import 'nodemailer';\nexport const mailer = 1;\n",
  'libs/platform/database/database.ts': "import 'pg';\nimport 'typeorm';\n",
  'libs/resources/resource.ts': "import 'typeorm';\nimport './resource.events.js';\nimport '#licensing';\n",
  'libs/resources/resource.events.ts': 'export const published = 1;\n',
  'libs/resources/resource.repository.ts': "import 'typeorm';\nimport './resource.js';\n",
  'libs/resources/resource.service.ts':
    "import './resource.repository.js';\nimport '#platform/database';\nimport '#identity';\n",
  'libs/resources/resource.type.ts': "import '@nestjs/graphql';\nimport type {} from './resource.js';\n",
  'libs/resources/resource.service.db.spec.ts': "import 'pg';\nimport './resource.service.js';\n",
  'libs/resources/draft/draft.ts': "import 'typeorm';\nimport '../resource.js';\n",
  'libs/resources/draft/draft.repository.ts': "import 'typeorm';\nimport './draft.js';\n",
  'libs/web/home/home.controller.ts':
    "import '@nestjs/common';\nimport '#contract';\nimport '#platform/http';\n",
  'apps/server/main.ts': "import '#web';\nimport '#resources';\nimport '#platform/http';\n",
  'apps/verify/main.ts': "import 'pg';\nimport 'minio';\nimport 'node:fs';\n",
  'test/contract/api.spec.ts': "import '#resources';\n",
};

/** One file per rule, which breaks it; a planted file has a name that no clean file has. */
const plants: Record<string, Record<string, string>> = {
  'no-cycles': {
    'libs/reviews/egg.ts': "import './hen.js';\nexport const egg = 1;\n",
    'libs/reviews/hen.ts': "import { egg } from './egg.js';\nexport const hen = egg;\n",
  },
  'nothing-unresolved': { 'libs/reviews/lost.ts': "import '#nowhere';\n" },
  'pure-libraries-are-pure': { 'libs/licensing/stained.ts': "import '#platform/database';\n" },
  'pure-libraries-have-no-framework': { 'libs/documents/framed.ts': "import '@nestjs/common';\n" },
  'platform-knows-no-context': { 'libs/platform/mail/knows.ts': "import '#identity';\n" },
  ...Object.fromEntries(
    contexts
      .slice(0, -1)
      .map((name, place) => [
        `${name}-looks-down`,
        { [`libs/${name}/up.service.ts`]: `import type {} from '#${contexts[place + 1]}';\n` },
      ]),
  ),
  'contexts-know-no-page': { 'libs/exchange/page.service.ts': "import '#web';\n" },
  'web-speaks-graphql': { 'libs/web/home/shortcut.ts': "import '#resources';\n" },
  'contract-is-generated': { 'libs/contract/written.ts': "import '#identity';\n" },
  'libraries-know-no-app': { 'libs/collections/app.service.ts': "import '../../apps/server/main.js';\n" },
  'verifier-stands-alone': {
    'apps/verify/borrowed.ts': "import '#platform/database';\n",
    'apps/verify/framed.ts': "import 'typeorm';\n",
  },
  'verifier-is-asked': { 'apps/cli/asked.ts': "import '../verify/main.js';\n" },
  'no-test-in-the-product': { 'libs/licensing/tested.ts': "import './licence.spec.js';\n" },
  'through-the-door': { 'libs/discovery/window.service.ts': "import '../resources/resource.service.js';\n" },
  'apps-through-the-door': {
    'apps/server/window.ts': "import '../../libs/resources/resource.service.js';\n",
  },
  'platform-through-the-door': { 'libs/platform/http/window.ts': "import '../mail/mailer.js';\n" },
  'not-your-own-door': { 'libs/collections/own.ts': "import '#collections';\n" },
  'domain-is-plain': {
    'libs/resources/version.ts': "import './resource.service.js';\n",
    'libs/resources/draft/part.ts': "import './draft.repository.js';\n",
  },
  'graphql-at-the-edge': { 'libs/identity/account.service.ts': "import '@nestjs/graphql';\n" },
  'sql-in-repositories': {
    'libs/identity/session.service.ts': "import 'typeorm';\n",
    'libs/identity/mandate/mandate.service.ts': "import 'typeorm';\n",
  },
  'one-room-for-pg': { 'libs/identity/query.service.ts': "import 'pg';\n" },
  'one-room-for-graphile-worker': { 'libs/identity/job.service.ts': "import 'graphile-worker';\n" },
  'one-room-for-minio': { 'apps/cli/bucket.ts': "import 'minio';\n" },
  'one-room-for-meilisearch': { 'libs/discovery/index.service.ts': "import 'meilisearch';\n" },
  'one-room-for-prom-client': { 'libs/discovery/count.service.ts': "import 'prom-client';\n" },
  'one-room-for-nodemailer': { 'libs/identity/letter.service.ts': "import 'nodemailer';\n" },
};

describe('the rules of dependency', () => {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-rules-'));
  let clean: Violation[];
  let planted: Violation[];

  beforeAll(() => {
    grow(folder, skeleton);
    clean = cruise(folder);
    for (const files of Object.values(plants)) grow(folder, files);
    planted = cruise(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('let a tree pass that obeys them', () => {
    expect(clean).toEqual([]);
  });

  it('are each broken once below', () => {
    expect(Object.keys(plants).sort()).toEqual([...rules].sort());
  });

  it.each(Object.entries(plants))('%s is caught', (rule, files) => {
    const caught = planted.filter((violation) => violation.rule === rule).map(({ from }) => from);
    // A cycle is told once.
    const culprits = Object.keys(files).slice(0, rule === 'no-cycles' ? 1 : undefined);
    expect(caught).toEqual(expect.arrayContaining(culprits));
  });
});

interface Violation {
  rule: string;
  from: string;
}

function grow(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function cruise(folder: string): Violation[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['apps', 'libs', 'test'],
      ...['--config', config, '--output-type', 'json'],
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}
