import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { ExchangeModule } from './exchange.module.js';
import { ImportService } from './import.service.js';

jest.setTimeout(60_000);

let test: TestApplication;
let folder: string;
let manifest: string;

beforeAll(async () => {
  test = await startTestApplication([IdentityModule, ResourcesModule, ExchangeModule]);
});

afterAll(async () => {
  await test.stop();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'essaim-import-'));
  manifest = join(folder, 'manifest.jsonl');
  await test.behind.owner.query('truncate resource, origin, agent cascade');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file of the manifest, and describes it as it is. */
function file(path: string, content: string | Buffer) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, bytes: Buffer.byteLength(content), sha256 };
}

const record = (id: string, more: object = {}) => ({
  id,
  title: `Les fractions, ${id}`,
  description: 'Une séance pour partager une unité.',
  authors: ['Autrice Exemple'],
  licence: { spdx: 'CC-BY-SA-4.0' },
  levels: ['CM1'],
  disciplines: ['mathématiques'],
  type: ['activité'],
  source: { repo: 'https://github.com/exemple/cours', commit: 'abc', paths: [`${id}.md`] },
  files: [file(`files/${id}.md`, `# Fractions ${id}\n\nUne demi-bande.\n`)],
  ...more,
});

const write = (...lines: (object | string)[]) =>
  writeFileSync(
    manifest,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n').join(''),
  );

const run = async (onRecord?: () => void) => {
  const report = await test.app.get(ImportService).import({ manifest, onRecord });
  const { imported, updated, unchanged, refused } = report.counts;
  return { ...report, counts: [imported, updated, unchanged, refused], all: report.counts };
};

interface Row {
  id: string;
  external: string;
  slug: string;
  version: number;
  url: string;
  licence: string;
  announced: string | null;
  levels: string[];
  authors: string[];
  files: string[];
}

/** What stands in the tables, by external id. */
async function stored(): Promise<Row[]> {
  const { rows } = await test.behind.owner.query<Row>(
    `select resource.id, external_id as external, slug, number as version, url, licence_id as licence, licence_announced as announced, levels,
       array(select name_credited from version_agent where version_id = version.id order by position) as authors,
       array(select name from part where version_id = version.id and kind = 'file' order by position) as files
     from origin join resource on resource.id = origin.resource_id
     join version on version.resource_id = resource.id and version.number = resource.latest_version order by external_id`,
  );
  return rows;
}

describe('importing a manifest', () => {
  it('publishes each line with its origin, its credits and its licence as announced', async () => {
    write(
      record('a', { authors: ['Auteur Exemple', 'Autrice Exemple'] }),
      record('b', { licence: { spdx: 'LicenseRef-CC-BY-SA-unspecified' }, levels: ['cycle 3'] }),
    );
    const report = await run();
    expect(report.counts).toEqual([2, 0, 0, 0]);
    expect(await stored()).toMatchObject([
      {
        external: 'a',
        version: 1,
        url: 'https://github.com/exemple/cours/blob/abc/a.md',
        licence: 'CC-BY-SA-4.0',
        announced: null,
        authors: ['Auteur Exemple', 'Autrice Exemple'],
        files: ['a.md'],
      },
      {
        external: 'b',
        licence: 'LicenseRef-CC-BY-SA-unspecified',
        announced: 'CC BY-SA, version non précisée par l’auteur',
        levels: ['cycle-3'],
      },
    ]);
    const { rows } = await test.behind.owner.query('select public_name from agent order by public_name');
    expect(rows).toEqual([{ public_name: 'Auteur Exemple' }, { public_name: 'Autrice Exemple' }]);
  });

  it('keeps a proprietary file beside its open twin, whatever their order, and refuses it alone', async () => {
    const word = Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex');
    write(
      record('a', { files: [file('a/fiche.doc', word), file('a/Fiche.md', '# Fractions\n')] }),
      record('b', { files: [file('b/fiche.doc', word), file('b/corrigé.md', '# Corrigé\n')] }),
      record('c', {
        files: [file('c/fiche.doc', word), file('c/fiche.html', ''), file('c/plan.md', '# Plan')],
      }),
    );
    const report = await run();
    expect(report.counts).toEqual([3, 0, 0, 0]);
    expect((await stored()).map(({ files }) => files)).toEqual([
      ['fiche.doc', 'Fiche.md'],
      ['corrigé.md'],
      ['plan.md'],
    ]);
    const refused = report.files
      .filter(({ kind }) => kind === 'refused')
      .map(({ id, reason }) => [id, reason]);
    expect(refused).toEqual([
      ['b', 'proprietary_format'],
      ['c', 'empty_file'],
      ['c', 'proprietary_format'],
    ]);
  });

  it('changes nothing the second time', async () => {
    write(record('a'), record('b'), record('c'));
    await run();
    const before = await stored();
    expect((await run()).counts).toEqual([0, 0, 3, 0]);
    expect(await stored()).toEqual(before);
  });

  it('goes on after a crash between two records, with the same ids', async () => {
    write(record('a'), record('b'), record('c'));
    let done = 0;
    const crash = run(() => {
      done += 1;
      if (done === 2) throw new Error('power cut');
    });
    await expect(crash).rejects.toThrow('power cut');
    const before = await stored();
    expect(before.map(({ external }) => external)).toEqual(['a', 'b']);
    expect((await run()).counts).toEqual([1, 0, 2, 0]);
    const after = await stored();
    expect(after.slice(0, 2)).toEqual(before);
    expect(after).toHaveLength(3);
  });

  it('writes nothing of a record whose transaction fails', async () => {
    write(record('a', { title: 'x'.repeat(150), levels: [] }));
    const report = await run();
    expect(report.refused).toMatchObject([{ line: 1, id: 'a', message: expect.stringContaining('niveau') }]);
    const { rows } = await test.behind.owner.query(
      'select (select count(*)::int from resource) as resources, (select count(*)::int from draft) as drafts, (select count(*)::int from agent) as agents',
    );
    expect(rows).toEqual([{ resources: 0, drafts: 0, agents: 0 }]);
  });

  it('makes a new version of a record that changed, at the same address', async () => {
    write(record('a'));
    await run();
    const [before] = await stored();
    write(record('a', { description: 'Une séance, revue.' }));
    expect((await run()).counts).toEqual([0, 1, 0, 0]);
    expect(await stored()).toMatchObject([
      { id: before?.id, slug: before?.slug, version: 2, authors: ['Autrice Exemple'] },
    ]);
  });

  it('leaves alone what its author has claimed', async () => {
    write(record('a'));
    await run();
    await test.behind.owner.query(
      `with someone as (insert into account(agent_id, email, state, created_at) select id, 'autrice@exemple.invalid', 'active', now() from agent returning id)
       update origin set claimed_by = someone.id from someone`,
    );
    write(record('a', { description: 'Une séance, revue.' }));
    expect((await run()).refused).toMatchObject([{ id: 'a', message: expect.stringContaining('reprise') }]);
    expect(await stored()).toMatchObject([{ version: 1 }]);
  });
});

describe('what an import refuses', () => {
  it('is in its report, line by line, and the others go on', async () => {
    write(
      'ceci n’est pas du JSON',
      record('closed', { licence: { spdx: 'LicenseRef-tous-droits-reserves' } }),
      record('a'),
      record('a', { title: 'La même' }),
    );
    const report = await run();
    expect(report.counts).toEqual([1, 0, 0, 3]);
    expect(report.all.read).toBe(3);
    expect(report.refused.map(({ line, id }) => [line, id])).toEqual([
      [1, null],
      [2, 'closed'],
      [4, 'a'],
    ]);
  });

  it('is the file whose bytes are not those announced; the resource is published with the others', async () => {
    const good = file('files/good.md', '# Bon\n');
    const bad = { ...file('files/bad.md', '# Mauvais\n'), sha256: 'a'.repeat(64) };
    const short = { ...file('files/short.md', '# Court\n'), bytes: 3 };
    write(
      record('a', { files: [bad, good, short, { path: 'files/absent.md' }] }),
      record('b', { files: [bad] }),
    );
    const report = await run();
    expect(report.counts).toEqual([1, 0, 0, 1]);
    expect(report.files.map(({ id, file: path, reason }) => [id, path, reason])).toEqual([
      ['a', 'files/bad.md', 'hash_mismatch'],
      ['a', 'files/short.md', 'size_mismatch'],
      ['a', 'files/absent.md', 'file_missing'],
      ['b', 'files/bad.md', 'hash_mismatch'],
    ]);
    expect(await stored()).toMatchObject([{ external: 'a', files: ['good.md'] }]);

    const again = await run();
    expect(again.counts).toEqual([0, 0, 1, 1]);
    expect(again.files).toEqual(report.files);

    file('files/absent.md', '# Retrouvé\n');
    expect((await run()).counts).toEqual([0, 1, 0, 1]);
    expect(await stored()).toMatchObject([{ version: 2, files: ['good.md', 'absent.md'] }]);
  });

  it('is a file that the door of every deposit refuses, named with its reason', async () => {
    const program = file('files/jeu.exe', 'MZ\u0000\u0000');
    write(
      record('a', { files: [program] }),
      record('b', { files: [program, file('files/fiche.md', '# Fiche\n')] }),
    );
    const report = await run();
    expect(report.counts).toEqual([1, 0, 0, 1]);
    expect(report.files).toMatchObject([
      { id: 'a', kind: 'refused', file: 'files/jeu.exe' },
      { id: 'b', kind: 'refused', file: 'files/jeu.exe' },
    ]);
    expect((await run()).counts).toEqual([0, 0, 1, 1]);
  });

  it('is any path that leaves the folder, through a link too', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'essaim-outside-'));
    writeFileSync(join(outside, 'secret.md'), '# Secret\n');
    symlinkSync(outside, join(folder, 'lien'));
    const paths = [
      '../secret.md',
      join('..', outside.slice(outside.lastIndexOf('/') + 1), 'secret.md'),
      'lien/secret.md',
    ];
    write(
      record('a', { files: paths.map((path) => ({ path })) }),
      record('b', { files: [], text: 'lien/secret.md' }),
    );
    const report = await run();
    expect(report.counts).toEqual([0, 0, 0, 2]);
    expect(report.files.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'path_outside'));
    rmSync(outside, { recursive: true });
  });

  it('is everything when the manifest is not there', async () => {
    await expect(run()).rejects.toThrow('Manifeste introuvable');
  });
});
