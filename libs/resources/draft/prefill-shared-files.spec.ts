import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readDocument } from '#documents';
import { recogniseLicence } from '#licensing';
import { foundIn } from '../finding/found-values.js';

const SHARED = env.ESSAIM_SHARED ?? join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared');
const CORPUS = join(SHARED, 'corpus');
const FORMATS: Record<string, string> = {
  odt: 'odt',
  ods: 'ods',
  odg: 'odg',
  docx: 'docx',
  pptx: 'pptx',
  xlsx: 'xlsx',
  epub: 'epub',
  pdf: 'pdf',
  html: 'html',
  md: 'markdown',
  tex: 'latex',
  ipynb: 'ipynb',
  svg: 'svg',
  png: 'png',
};

interface Described {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly licence: { readonly spdx: string; readonly label: string; readonly url: string | null };
  readonly files: readonly { readonly path: string }[];
}

type Field = 'title' | 'language' | 'licence';
type Verdict = 'right' | 'other' | 'none';

const significant = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );

/** The catalogue words its titles for a whole lesson: half of a file's own words, there or in its summary, is agreement. */
function isSameTitle(found: string, { title, description }: Described): boolean {
  const words = [...significant(found)];
  const known = significant(`${title} ${description}`);
  return words.length > 0 && words.filter((word) => known.has(word)).length * 2 >= words.length;
}

/** « BY-SA 4.0 » in the file where the repository announced « BY-SA » without a number is the same licence, said better. */
function isSameLicence(found: string, { licence }: Described): boolean {
  const announced = recogniseLicence(licence.label);
  const ids = [licence.spdx, 'licence' in announced ? announced.licence : ''];
  const family = (id: string) => id.replace(/^LicenseRef-/, '').replace(/-(unspecified|\d\.\d.*)$/, '');
  return ids.some((id) => id === found || (id.endsWith('-unspecified') && family(id) === family(found)));
}

const isSame: Record<Field, (found: string, record: Described) => boolean> = {
  title: isSameTitle,
  language: (found, { language }) => found === language,
  licence: isSameLicence,
};

const records = existsSync(join(CORPUS, 'manifest.jsonl'))
  ? readFileSync(join(CORPUS, 'manifest.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Described)
  : [];

async function verdictsOf(path: string, format: string, record: Described): Promise<Record<Field, Verdict>> {
  const { blocks, metadata } = await readDocument(readFileSync(join(CORPUS, path)), format);
  const found = foundIn({ blocks, metadata: { ...metadata } }, path);
  const verdict = (field: Field): Verdict => {
    const value = found.find((each) => each.field === field)?.value;
    if (value === undefined) return 'none';
    if (!isSame[field](value, record) && env.PREFILL_DETAIL)
      process.stdout.write(
        `${path}: ${field} « ${value} », catalogue « ${record.title} », ${record.licence.spdx}\n`,
      );
    return isSame[field](value, record) ? 'right' : 'other';
  };
  return { title: verdict('title'), language: verdict('language'), licence: verdict('licence') };
}

const words = (field: Field, all: readonly Record<Field, Verdict>[]): string => {
  const count = (verdict: Verdict) => all.filter((each) => each[field] === verdict).length;
  return `${field} ${count('right')} right, ${count('other')} other, ${count('none')} none`;
};

(records.length > 0 ? describe : describe.skip)('what files prefill (needs ../shared/corpus)', () => {
  it.each(Object.entries(FORMATS))(
    'from .%s never another language, seldom another licence',
    async (extension, format) => {
      const verdicts: Record<Field, Verdict>[] = [];
      for (const record of records)
        for (const { path } of record.files)
          if (path.toLowerCase().endsWith(`.${extension}`))
            verdicts.push(await verdictsOf(path, format, record));
      const figures = (['title', 'language', 'licence'] as const).map((field) => words(field, verdicts));
      process.stdout.write(`prefill: ${verdicts.length} .${extension}: ${figures.join('; ')}\n`);
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts.filter(({ language }) => language === 'other').length).toBeLessThanOrEqual(
        verdicts.length / 20,
      );
      expect(verdicts.filter(({ licence }) => licence === 'other').length).toBeLessThanOrEqual(
        verdicts.length / 20,
      );
    },
    120_000,
  );
});
