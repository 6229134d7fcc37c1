import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { DocumentUnreadable } from '../content.js';
import { previewDocument } from '../format/preview-document.js';
import { readDocument } from './read-document.js';
import { renderMarkdown } from '../html/render-markdown.js';

const SHARED = env.ESSAIM_SHARED ?? join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared');
const CORPUS = join(SHARED, 'corpus');
const HOSTILE = join(SHARED, 'hostile');

const FORMATS: Record<string, string> = {
  odt: 'odt',
  ods: 'ods',
  docx: 'docx',
  pptx: 'pptx',
  xlsx: 'xlsx',
  pdf: 'pdf',
  html: 'html',
  md: 'markdown',
  ipynb: 'ipynb',
  epub: 'epub',
  csv: 'csv',
  vtt: 'vtt',
};

/** Drawings without a text layer: reading them is for later (OCR). */
const WITHOUT_WORDS = /reseau_total\.pdf|tab_masque_binaire\.pdf|2019_BegueDuron_Fiche1\.pdf/u;

const formatOf = (path: string): string | undefined => FORMATS[path.split('.').at(-1)!.toLowerCase()];

function rows<Row>(folder: string): Row[] {
  const manifest = readFileSync(join(folder, 'manifest.jsonl'), 'utf8');
  return manifest
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

const isDangerous = (html: string): boolean =>
  /<(script|style|iframe|object|embed|svg|form|input|link|meta|base)\b|<[^>]*\s(on\w+|style)=|(href|src)="(javascript|data|vbscript):/iu.test(
    html,
  );

const real = existsSync(CORPUS) ? it : it.skip;
const hostile = existsSync(HOSTILE) ? it : it.skip;

describe('real resources (skipped without the shared corpus)', () => {
  const files = existsSync(CORPUS)
    ? rows<{ files: { path: string }[] }>(CORPUS).flatMap((row) => row.files.map((file) => file.path))
    : [];

  real.each(Object.entries(FORMATS))(
    'every .%s gives words, and shows nothing that runs',
    async (extension, formatId) => {
      const mine = files.filter((path) => path.toLowerCase().endsWith(`.${extension}`));
      let blocks = 0;
      const silent: string[] = [];
      for (const path of mine) {
        const bytes = readFileSync(join(CORPUS, path));
        const reading = await readDocument(bytes, formatId);
        blocks += reading.blocks.length;
        if (reading.blocks.length === 0) silent.push(path);
        // The preview of a PDF is its page images: drawing them all would take minutes.
        if (formatId === 'pdf') continue;
        expect([path, isDangerous((await previewDocument(bytes, formatId)).html)]).toEqual([path, false]);
      }
      process.stdout.write(
        `documents: ${mine.length} .${extension}, ${blocks} blocks, ${silent.length} without words\n`,
      );
      expect(silent.filter((path) => !WITHOUT_WORDS.test(path))).toEqual([]);
    },
    180_000,
  );
});

describe('hostile files (skipped without the shared set)', () => {
  hostile(
    'are read or refused with a reason, and never shown with anything that runs',
    async () => {
      for (const row of rows<{ id: string; path: string | null; upload_filename: string }>(HOSTILE)) {
        const formatId = formatOf(row.upload_filename);
        if (!formatId || !row.path || !existsSync(join(HOSTILE, row.path))) continue;
        try {
          const { html } = await previewDocument(readFileSync(join(HOSTILE, row.path)), formatId);
          expect([row.id, isDangerous(html)]).toEqual([row.id, false]);
        } catch (error) {
          expect([row.id, error instanceof DocumentUnreadable]).toEqual([row.id, true]);
        }
      }
    },
    60_000,
  );

  hostile('never make Markdown take two seconds', () => {
    const [row] = rows<{ id: string; path: string }>(HOSTILE).filter(({ id }) => id === 'evil-038');
    const start = performance.now();
    const { html } = renderMarkdown(readFileSync(join(HOSTILE, row!.path), 'utf8'), {
      resolveImage: () => null,
    });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(html).toContain('*a *a');
  });
});
