import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { ask } from '../support/api.js';
import { type HostileFile, hostileFiles } from '../support/hostile-files.js';
import { type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';

interface ImportSummary {
  readonly imported: number;
  readonly refused: number;
  readonly filesTaken: number;
  readonly filesRefused: number;
  readonly files: readonly { kind: string; file: string; reason: string; message: string }[];
  readonly refusedLines: readonly unknown[];
}

/** A resource holds sixty files at most. */
const filesPerLine = 50;

let product: RunningProduct;
let folder: string;
beforeAll(async () => {
  [product, folder] = await Promise.all([startProduct(), temporaryFolder()]);
}, 300_000);
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}, 300_000);

/** A disk keeps no name with a slash or a NUL, and none that is too long: those attack forms, not imports. */
const nameOnDisk = ({ name }: HostileFile): string => name.replace(/[/\0]/g, '_').slice(-100);

/** Each file of the set as it is, then as the one entry of an archive. */
function writeManifest(): { manifest: string; slugs: string[] } {
  const bytesOf = { nu: (file: HostileFile) => file.bytes, zip: inArchive };
  const lines = Object.entries(bytesOf).flatMap(([kind, wrap]) =>
    Array.from({ length: Math.ceil(hostileFiles.length / filesPerLine) }, (_unused, line) => {
      const files = hostileFiles.slice(line * filesPerLine, (line + 1) * filesPerLine).map((file, index) => {
        const path = `${kind}-${line}-${index}/${nameOnDisk(file)}${kind === 'zip' ? '.zip' : ''}`;
        mkdirSync(joinPath(folder, `${kind}-${line}-${index}`));
        writeFileSync(joinPath(folder, path), wrap(file));
        return { path };
      });
      // A last sound file: what is refused beside it does not take it along.
      writeFileSync(joinPath(folder, `${kind}-${line}.md`), '# Une leçon saine\n');
      return {
        id: `${kind}-${line}`,
        title: `Attaques ${kind} ${line}`,
        description: 'Des fichiers faits pour nuire.',
        authors: ['Autrice Exemple'],
        licence: { spdx: 'CC-BY-SA-4.0' },
        levels: ['CM1'],
        disciplines: ['mathématiques'],
        type: ['activité'],
        files: [...files, { path: `${kind}-${line}.md` }],
      };
    }),
  );
  const manifest = joinPath(folder, 'manifest.jsonl');
  writeFileSync(manifest, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { manifest, slugs: lines.map(({ id }) => `attaques-${id}`) };
}

const inArchive = (file: HostileFile): Uint8Array => zipSync({ [nameOnDisk(file)]: file.bytes });

type Served = readonly { name: string; downloadUrl: string }[];

async function filesOf(slug: string): Promise<Served> {
  const { data } = await ask<{ resource: { version: { files: Served } } }>(
    product.pages,
    'query($slug: String!) { resource(slug: $slug) { version { files { name downloadUrl } } } }',
    { slug },
  );
  return data?.resource.version.files ?? [];
}

describe(`${hostileFiles.length} hostile files through an import, bare and inside an archive`, () => {
  it('are each kept or refused with a reason, and none that is kept is served as anything that runs', async () => {
    const { manifest, slugs } = writeManifest();
    const count = slugs.length;
    const { code, stdout, stderr } = await product.command('import', manifest, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const summary = JSON.parse(stdout) as ImportSummary;
    expect([summary.imported, summary.refusedLines]).toEqual([count, []]);
    expect(summary.filesTaken + summary.filesRefused).toBe(2 * hostileFiles.length + count);
    for (const { file, reason, message } of summary.files)
      expect([file, reason, message]).toEqual([
        file,
        expect.stringMatching(/^\w+$/),
        expect.stringMatching(/\.$/),
      ]);
    const files = (await Promise.all(slugs.map(filesOf))).flat();
    process.stdout.write(
      `hostile import: ${summary.filesTaken} kept, ${summary.filesRefused} refused, ${files.length} served\n`,
    );
    expect(files).toHaveLength(summary.filesTaken);
    for (const { name, downloadUrl } of files) {
      const served = await fetch(downloadUrl);
      await served.arrayBuffer();
      const header = (key: string) => served.headers.get(key) ?? '';
      expect([name, served.status, header('x-content-type-options')]).toEqual([name, 200, 'nosniff']);
      expect([name, header('content-disposition')]).toEqual([name, expect.stringMatching(/^attachment/)]);
      expect([name, header('content-security-policy')]).toEqual([name, expect.stringContaining('sandbox')]);
    }
    expect(product.isOver()).toBe(false);
  }, 300_000);
});
