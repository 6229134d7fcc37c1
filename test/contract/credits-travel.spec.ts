import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { act, ask } from '../support/api.js';
import { depositFile } from '../support/deposit.js';
import { readyDraft } from '../support/drafts.js';
import { docxDocument, odtDocument, pptxDocument } from '../support/office-documents.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/** Six generations; each but the first has three sources: the one before, another from here, one from outside. */
const GENERATIONS = 6;

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'lecon.odt': new Uint8Array(odtDocument({ title: 'La leçon', paragraphs: ['On mesure un champ.'] })),
  'lecon.docx': new Uint8Array(docxDocument({ title: 'La leçon', paragraphs: ['On mesure une cour.'] })),
  'lecon.pptx': new Uint8Array(pptxDocument({ title: 'La leçon', paragraphs: ['On mesure une allée.'] })),
  'lecon.md': bytes('# La leçon\n\nOn mesure un préau.\n'),
  'lecon.html':
    bytes(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>La leçon</title></head>
    <body><h1>La leçon</h1><p>On mesure un couloir.</p></body></html>`),
  'carnet.ipynb': bytes(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [{ id: 'un', cell_type: 'markdown', metadata: {}, source: ['# On mesure un mur'] }],
    }),
  ),
  'plan.svg': bytes(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>Un plan</title><path d="M0 0h4v4z"/></svg>',
  ),
};

let product: RunningProduct;
let people: Person[];
let last: { slug: string };

const generation = (n: number) => `Mesurer, pas ${n}`;
const companion = (n: number) => `Le compagnon ${n}`;
const elsewhere = (n: number) => `Le plan d’ailleurs ${n}`;
const change = (n: number) => `Au pas ${n}, les mesures sont doublées.`;

/** All that must be credited below the newest: every title, and what was changed at every step between. */
const due: string[] = [];
for (let n = 1; n < GENERATIONS; n += 1) due.push(generation(n));
for (let n = 2; n <= GENERATIONS; n += 1) due.push(companion(n), elsewhere(n));

const authorOf = (n: number): Person => people[n % people.length] as Person;

async function publish(by: Person, draftId: string): Promise<{ slug: string }> {
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    by.session,
    ['publishResource', { draftId }],
    'resource { slug }',
  );
  return resource;
}

async function root(): Promise<{ slug: string }> {
  const by = authorOf(1);
  const { id } = await readyDraft(product, by.session, { title: generation(1) });
  for (const [name, content] of Object.entries(files)) {
    const uploadId = await depositFile(product, by.session, { name, content });
    await act(product, by.session, ['attachFile', { draftId: id, uploadId }], 'draft { id }');
  }
  return publish(by, id);
}

async function adapt(from: { slug: string }, n: number): Promise<{ slug: string }> {
  const [by, other] = [authorOf(n), authorOf(n + 1)];
  const beside = await publish(other, (await readyDraft(product, other.session, { title: companion(n) })).id);
  const verb = async (mutation: string, input: object) =>
    (
      await act<{ draft: { id: string; revision: number } }>(
        product,
        by.session,
        [mutation, input],
        'draft { id revision }',
      )
    ).draft;
  const { id } = await verb('remixResource', { id: from.slug, reasons: ['contexte-local'] });
  await verb('addSource', { draftId: id, resource: beside.slug });
  const outside = { title: elsewhere(n), author: `L’association ${n}`, url: `https://example.org/${n}` };
  const { revision } = await verb('addSource', {
    draftId: id,
    outside: { ...outside, licence: 'CC-BY-4.0' },
  });
  await verb('updateDraft', { id, revision, title: generation(n), adaptationChanges: change(n) });
  return publish(by, id);
}

interface Shown {
  attribution: { text: string; html: string; markdown: string; notice: string[] };
  downloadUrl: string;
  jsonLd: string;
  files: { name: string; downloadUrl: string; originalUrl: string; sha256: string }[];
}
let shown: Shown;

beforeAll(async () => {
  product = await startProduct({ env: { TRUSTED_PROXIES: 'loopback' } });
  people = await Promise.all(['Autrice', 'Adaptatrice', 'Collègue'].map((name) => join(product, name)));
  last = await root();
  for (let n = 2; n <= GENERATIONS; n += 1) last = await adapt(last, n);
  const { data } = await ask<{ resource: { version: Shown } }>(
    product.pages,
    `query($slug: String!) { resource(slug: $slug) { version { attribution { text html markdown notice } downloadUrl jsonLd
      files { name downloadUrl originalUrl sha256 } } } }`,
    { slug: last.slug },
  );
  shown = data?.resource.version as Shown;
}, 300_000);
afterAll(() => product?.stop());

const fetched = async (url: string): Promise<Uint8Array> => {
  const answer = await fetch(url);
  expect([url, answer.status]).toEqual([url, 200]);
  return new Uint8Array(await answer.arrayBuffer());
};

/** All words of a file, of those inside it too when it is a ZIP, without marks of their form. */
function wordsOf(content: Uint8Array): string {
  const isZip = content[0] === 0x50 && content[1] === 0x4b;
  const texts = isZip
    ? Object.values(unzipSync(content)).map((each) => strFromU8(each))
    : [strFromU8(content)];
  return texts.map(plain).join('\n');
}

const plain = (text: string): string =>
  text
    .replaceAll('&#x27;', '’')
    .replaceAll('&#39;', '’')
    .replaceAll('\\u2019', '’')
    .replace(/\\(?=[.,’])/g, '');

const missing = (text: string, wanted: readonly string[] = due): string[] =>
  wanted.filter((each) => !text.includes(each));

describe(`a family of ${GENERATIONS} generations, three sources each`, () => {
  it.each(['text', 'html', 'markdown', 'notice'] as const)('credits every ancestor as %s', (form) => {
    const words = shown.attribution[form];
    expect(missing(plain(typeof words === 'string' ? words : words.join('\n')))).toEqual([]);
  });

  it('credits every ancestor on its page, and says what each step changed', async () => {
    const page = plain(strFromU8(await fetched(`${product.pages}/r/${last.slug}`)));
    expect(missing(page)).toEqual([]);
    const steps = Array.from({ length: GENERATIONS - 1 }, (_, at) => change(at + 2));
    expect(missing(page, steps)).toEqual([]);
  });

  it('names every ancestor in schema.org, down to the roots', () => {
    expect(missing(plain(shown.jsonLd))).toEqual([]);
    interface Node {
      name?: string;
      isBasedOn?: Node | Node[];
    }
    const depth = (node: Node): number =>
      1 + Math.max(0, ...[node.isBasedOn ?? []].flat().map((each) => depth(each)));
    expect(depth(JSON.parse(shown.jsonLd) as Node)).toBe(GENERATIONS);
  });

  it('carries every credit in its ZIP, as words and as data', async () => {
    const inside = unzipSync(await fetched(shown.downloadUrl));
    for (const name of ['CREDITS.txt', 'credits.jsonld']) {
      const [, content] = Object.entries(inside).find(([path]) => path.endsWith(name)) ?? [];
      expect([name, content && missing(plain(strFromU8(content)))]).toEqual([name, []]);
    }
    for (const name of Object.keys(files)) {
      const [, content] = Object.entries(inside).find(([path]) => path.endsWith(name)) ?? [];
      expect([name, content && missing(wordsOf(content))]).toEqual([name, []]);
    }
  });

  it.each(Object.keys(files))('carries every credit inside %s', async (name) => {
    const file = shown.files.find((each) => each.name === name);
    expect(missing(wordsOf(await fetched(file?.downloadUrl ?? '')))).toEqual([]);
  });

  it('leaves every original as it was deposited', async () => {
    for (const { name, originalUrl, sha256 } of shown.files) {
      const content = await fetched(originalUrl);
      expect([name, createHash('sha256').update(content).digest('hex')]).toEqual([name, sha256]);
      expect([name, missing(wordsOf(content)).length]).toEqual([name, due.length]);
    }
  });
});
