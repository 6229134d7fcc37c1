import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { equipment, languages, levels, resourceTypes, subjects, type Term } from '#vocabulary';
import { ask } from '../support/api.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';

/** What a form may hold (the budgets of the pages). */
const MOST_NODES = 350;
const RECORDS = 200;

let product: RunningProduct;
let folder: string;

/** A catalogue that has every level, discipline, type, equipment and language there is. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'essaim-catalogue-'));
  writeFileSync(
    join(folder, 'manifest.jsonl'),
    records()
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  );
  product = await startProduct();
  const { code, stderr } = await product.command('import', join(folder, 'manifest.jsonl'));
  if (code !== 0) throw new Error(stderr);
  await until('the whole catalogue in the search', hasAll, 120_000);
}, 300_000);
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function hasAll(): Promise<boolean> {
  const { data } = await ask<{ resources: { totalCount: number } }>(
    product.pages,
    '{ resources { totalCount } }',
  );
  return data?.resources.totalCount === RECORDS;
}

describe('the filters of a catalogue that has everything', () => {
  it(`are pages of at most ${MOST_NODES} nodes, which show every value between them`, async () => {
    const told: [path: string, nodes: number][] = [];
    const counted = async (path: string): Promise<string> => {
      const html = await (await fetch(product.pages + path)).text();
      told.push([path, [...html.matchAll(/<[a-z]/g)].length]);
      return html;
    };
    await counted('/recherche');
    const all = await counted('/recherche/filtres');
    for (const [param, { values }] of await facets()) {
      expect([param, all.includes(`liste=${param}`)]).toEqual([param, true]);
      const seen = new Set<string>();
      for (let page = 1, more = true; more; page++) {
        const html = await counted(`/recherche/filtres?liste=${param}${page > 1 ? `&page=${page}` : ''}`);
        for (const [, id = ''] of html.matchAll(new RegExp(`name="${param}" value="([^"]+)"`, 'g')))
          seen.add(id);
        more = html.includes('rel="next"');
      }
      const missing = values.filter(({ id }) => !seen.has(id));
      expect([param, missing.map(({ id }) => id)]).toEqual([param, []]);
    }
    console.log(told.map((row) => row.join(' ')).join(', '));
    expect(told.filter(([, nodes]) => nodes > MOST_NODES)).toEqual([]);
  }, 300_000);
});

interface Facet {
  readonly name: string;
  readonly values: { id: string }[];
}

const params: Record<string, string> = {
  LEVELS: 'niveau',
  SUBJECTS: 'discipline',
  TYPES: 'type',
  EQUIPMENT: 'materiel',
  LANGUAGES: 'langue',
};

/** Those that have more values than one page shows at a glance. */
async function facets(): Promise<[param: string, facet: Facet][]> {
  const { data } = await ask<{ resources: { facets: Facet[] } }>(
    product.pages,
    '{ resources { facets { name values { id } } } }',
  );
  const found = (data?.resources.facets ?? []).flatMap((facet): [string, Facet][] => {
    const param = params[facet.name];
    return param ? [[param, facet]] : [];
  });
  const counts = found.map(([param, { values }]) => `${param} ${values.length}`);
  console.log(`values: ${counts.join(', ')}`);
  expect(found.reduce((sum, [, { values }]) => sum + values.length, 0)).toBeGreaterThan(400);
  return found;
}

function records(): object[] {
  const nth = (terms: readonly Term[], at: number) => terms[at % terms.length];
  return Array.from({ length: RECORDS }, (_, at) => ({
    id: `r${at}`,
    title: `Ressource ${at}`,
    description: 'Une ressource parmi toutes.',
    authors: ['Autrice Exemple'],
    licence: { spdx: 'CC-BY-SA-4.0' },
    levels: [nth(levels(), at)?.label],
    disciplines: [nth(subjects(), at)?.label],
    type: [nth(resourceTypes(), at)?.label],
    equipment: [nth(equipment(), at)?.label],
    language: nth(languages(), at)?.id,
    link: `https://example.org/${at}`,
  }));
}
