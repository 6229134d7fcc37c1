import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../support/api.js';
import { odt } from '../support/builders.js';
import { readyDraft, type ReadyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { sendWhole } from '../support/tus.js';

const word = Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex');
const text = Buffer.from(odt({ paragraphs: ['Une demi-bande et un tiers.'] }));

let product: RunningProduct;
let author: Person;
beforeAll(async () => {
  product = await startProduct();
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(() => product.stop(), 60_000);

const post = (path: string, body: FormData | URLSearchParams) =>
  fetch(product.pages + path, { method: 'POST', headers: author.session.headers, body, redirect: 'manual' });

/** The page of a draft's files, as a browser without scripts shows it. */
async function filesPage(draft: ReadyDraft): Promise<string> {
  const page = await fetch(`${product.pages}/brouillons/${draft.id}/fichiers`, {
    headers: author.session.headers,
  });
  expect(page.status).toBe(200);
  return (await page.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

async function sendForm(draft: ReadyDraft, files: Record<string, Buffer>): Promise<void> {
  const form = new FormData();
  form.append('role', 'editable');
  for (const [name, bytes] of Object.entries(files))
    form.append('fichiers', new Blob([new Uint8Array(bytes)]), name);
  const sent = await post(`/brouillons/${draft.id}/fichiers`, form);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/brouillons/${draft.id}/fichiers`]);
}

async function publishingCodes(draft: ReadyDraft): Promise<string[]> {
  const { data } = await ask<{ publishResource: { userErrors: { code: string }[] } }>(
    product.pages,
    'mutation($input: PublishResourceInput!) { publishResource(input: $input) { userErrors { code } } }',
    { input: { draftId: draft.id } },
    author.session,
  );
  return (data?.publishResource.userErrors ?? []).map(({ code }) => code);
}

async function fileNamed(draft: ReadyDraft, name: string): Promise<string> {
  const { data } = await ask<{ draft: { files: { id: string; name: string }[] } }>(
    product.pages,
    'query($id: ID!) { draft(id: $id) { files { id name } } }',
    { id: draft.id },
    author.session,
  );
  return data?.draft.files.find((file) => file.name === name)?.id ?? '';
}

describe('a proprietary file and its open twin', () => {
  it('come in one form in any order, and the page says when the twin is gone, before publishing does', async () => {
    const draft = await readyDraft(product, author.session);
    await sendForm(draft, { 'fiche.doc': word, 'fiche.odt': text });
    expect(await filesPage(draft)).toMatch(
      /2 fichiers déposés.*fiche\.odt.*fiche\.doc.*À télécharger seulement/,
    );
    await post(
      `/brouillons/${draft.id}/fichiers/${await fileNamed(draft, 'fiche.odt')}`,
      new URLSearchParams({ action: 'retirer' }),
    );
    expect(await filesPage(draft)).toMatch(/« fiche\.doc » n’a pas à côté de lui.*LibreOffice Writer.*\.odt/);
    expect(await publishingCodes(draft)).toEqual(['OPEN_TWIN_MISSING']);
    await sendForm(draft, { 'Fiche.odt': text });
    expect(await filesPage(draft)).not.toContain('n’a pas à côté de lui');
    expect(await publishingCodes(draft)).toEqual([]);
  }, 300_000);

  it('alone, is refused by the form, in pieces, and by its hash, with the way out', async () => {
    const draft = await readyDraft(product, author.session, { title: 'Un classeur ancien' });
    await sendForm(draft, { 'notes.xls': word });
    expect(await filesPage(draft)).toMatch(/notes\.xls n’est pas déposé\..*Classeur OpenDocument \(\.ods\)/);
    await sendWhole(product.pages, draft.id, author.session, { name: 'diapos.ppt', bytes: word });
    expect(await filesPage(draft)).toMatch(/diapos\.ppt n’est pas déposé\..*\(\.odp\)/);
    // The same bytes are in the store since the first test, and this author may read them.
    const sha256 = createHash('sha256').update(word).digest('hex');
    const known = await post(
      `/brouillons/${draft.id}/connus`,
      new URLSearchParams({ sha256, name: 'fiche.doc' }),
    );
    expect(await known.json()).toEqual({ known: false });
    expect(await fileNamed(draft, 'fiche.doc')).toBe('');
  }, 300_000);
});
