import { ask, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';

/** What a visit does: its share of a hundred requests, and the call, which tells its status. */
export interface Deed {
  readonly name: string;
  readonly share: number;
  do(n: number): Promise<Outcome>;
}

export interface Outcome {
  readonly status: number;
  /** Of a refusal. */
  readonly retryAfterSeconds: number;
  readonly bytes: number;
}

const WORDS = ['fractions', 'volcan', 'conjugaison', 'Rome', 'lecture', 'aire', 'atome', 'carte'];

/**
 * The load of G6: 70 % read, 20 % search, 5 % files, 4 % edit, 1 % publish, on the demo. `publications`: how many may be
 * asked for; their drafts are written before.
 */
export async function usualLoad(product: RunningProduct, publications: number): Promise<[Deed, ...Deed[]]> {
  const { pages } = product;
  const slugs = await publishedSlugs(product);
  const file = await someFile(product);
  const editor = (await (await join(product, 'Autrice')).token('WRITE')).caller;
  const edited = await draftsOf(product, editor, 20);
  const ready = await draftsOf(product, editor, publications);
  const read = ['/', '/parcours', '/recherche', ...slugs.map((slug) => `/r/${slug}`)];
  return [
    { name: 'read', share: 70, do: (n) => get(pages + pick(read, n)) },
    { name: 'search', share: 20, do: (n) => get(`${pages}/recherche?q=${pick(WORDS, n)}`) },
    { name: 'file', share: 5, do: () => get(file) },
    { name: 'edit', share: 4, do: (n) => edit(product, editor, pick(edited, n), n) },
    { name: 'publish', share: 1, do: () => publish(product, editor, ready.pop() ?? '') },
  ];
}

/** The deed of the nth request of a hundred: shares as they are said, mixed so that none comes in a row; the rest is the first's. */
export function deedOf(deeds: readonly [Deed, ...Deed[]], n: number): Deed {
  let place = (n * 37) % 100; // 37 and 100 share no divisor: each place comes once
  return deeds.find(({ share }) => (place -= share) < 0) ?? deeds[0];
}

export async function get(address: string, headers: Record<string, string> = {}): Promise<Outcome> {
  return outcomeOf(await fetch(address, { headers }));
}

export async function outcomeOf(answer: Response): Promise<Outcome> {
  const { byteLength: bytes } = await answer.arrayBuffer();
  return { status: answer.status, retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 0), bytes };
}

const pick = <Value>(values: readonly Value[], n: number): Value => values[n % values.length] as Value;

async function draftsOf(product: RunningProduct, caller: Caller, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push((await readyDraft(product, caller, { title: `Une leçon de plus, ${String(n)}` })).id);
  return ids;
}

async function publishedSlugs({ pages }: RunningProduct): Promise<string[]> {
  const { data } = await ask<{ resources: { edges: { node: { slug: string } }[] } }>(
    pages,
    'query($first: Int!) { resources(first: $first) { edges { node { slug } } } }',
    { first: 12 },
  );
  return data?.resources.edges.map(({ node }) => node.slug) ?? [];
}

async function someFile({ pages }: RunningProduct): Promise<string> {
  const { data } = await ask<{
    resources: { edges: { node: { version: { files: { downloadUrl: string }[] } } }[] };
  }>(
    pages,
    'query($first: Int!) { resources(first: $first) { edges { node { version { files { downloadUrl } } } } } }',
    { first: 24 },
  );
  const files = data?.resources.edges.flatMap(({ node }) => node.version.files) ?? [];
  if (!files[0]) throw new Error('The demo has no file');
  return files[0].downloadUrl;
}

/** As a program that writes while its author does: the revision last read, then the change. */
async function edit({ pages }: RunningProduct, caller: Caller, id: string, n: number): Promise<Outcome> {
  const read = await call(pages, caller, 'query($id: ID!) { draft(id: $id) { revision } }', { id });
  if (read.status !== 200) return read;
  const { data } = JSON.parse(read.text) as { data: { draft: { revision: number } } };
  const summary = `Reporter un angle sans le mesurer, ${String(n)}.`;
  return call(
    pages,
    caller,
    'mutation($input: UpdateDraftInput!) { updateDraft(input: $input) { userErrors { code } } }',
    { input: { id, revision: data.draft.revision, summary } },
  );
}

async function publish({ pages }: RunningProduct, caller: Caller, draftId: string): Promise<Outcome> {
  return call(
    pages,
    caller,
    'mutation($input: PublishResourceInput!) { publishResource(input: $input) { userErrors { code } } }',
    { input: { draftId } },
  );
}

/** What is not done is no success: 422 when the mutation was refused. */
async function call(
  pages: string,
  { headers }: Caller,
  query: string,
  variables: object,
): Promise<Outcome & { text: string }> {
  const answer = await fetch(`${pages}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  const isRefused = /"userErrors":\[\{|"errors":/.test(text);
  return {
    status: answer.status === 200 && isRefused ? 422 : answer.status,
    retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 0),
    bytes: Buffer.byteLength(text),
    text,
  };
}
