import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, type Caller } from '../support/api.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { type BlindStage, setStage } from './blind-stage.js';

/** A reviewer's text is never lost: a server killed between saving and answering has it, and the form posted again is one. */

let product: RunningProduct | null = null;
let dataDir: string;
let stage: BlindStage;
let reviewer: Caller;
let id: string;

/** The same data under a new process, which dies at the named passage when one is given. */
async function again(crashAt?: string): Promise<RunningProduct> {
  if (!product?.isOver()) await product?.stop({ keepData: true });
  product = await startProduct({ dataDir, env: crashAt ? { CRASH_AT: crashAt } : {} });
  return product;
}

beforeAll(async () => {
  product = await startProduct();
  dataDir = product.dataDir;
  const referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  stage = await setStage(product, 'SINGLE_BLIND', referent);
  reviewer = stage.signing.person.session;
  id = stage.assignmentIds[1] ?? '';
}, 300_000);
afterAll(() => product?.stop());

interface Seen {
  readonly state: string;
  readonly review: { revision: number; strengths: string; remarks: { words: string }[] };
}

async function see(at: RunningProduct): Promise<Seen> {
  const query =
    'query($id: ID!) { assignment(id: $id) { state review { revision strengths remarks { words } } } }';
  const { data, text } = await ask<{ assignment: Seen | null }>(at.pages, query, { id }, reviewer);
  if (!data?.assignment) throw new Error(text);
  return data.assignment;
}

/** The form of her page as a browser posts it, every answer in it; « cut » when no answer came. */
async function post(at: RunningProduct, fields: Record<string, string>): Promise<string> {
  const query = 'query($slug: String!) { campaign(slug: $slug) { rubric { criteria { key } } } }';
  const { data } = await ask<{ campaign: { rubric: { criteria: { key: string }[] } } }>(at.pages, query, {
    slug: stage.campaign.slug,
  });
  const grades = (data?.campaign.rubric.criteria ?? []).map(({ key }) => [`note-${key}`, '1']);
  const form = {
    ...(Object.fromEntries(grades) as Record<string, string>),
    ...{ verdict: 'PUBLISHABLE', usedAi: 'non', signature: 'NAME', privateNote: 'Rien à dire.' },
    ...fields,
  };
  return fetch(`${at.pages}/relectures/${id}`, {
    method: 'POST',
    redirect: 'manual',
    headers: reviewer.headers,
    body: new URLSearchParams(form),
  }).then(
    (response) => `${response.status} ${response.headers.get('location') ?? ''}`.trim(),
    () => 'cut',
  );
}

/** Posts what kills the server, then starts it again, armed for what follows. */
async function postAndDie(fields: Record<string, string>, next?: string): Promise<RunningProduct> {
  const doomed = product as RunningProduct;
  expect(await post(doomed, fields)).toBe('cut');
  await doomed.kill();
  return again(next);
}

/** One start serves two steps: the form is posted again to a server that dies of the next save; each post passes its points once more. */
describe('a kill between saving a review and its answer', () => {
  let revision: number;
  const form = (strengths: string, more: object = {}) => ({ revision: String(revision), strengths, ...more });

  it('before the commit leaves the old review whole, and the form posted again is kept', async () => {
    revision = (await see(await again('review.inTx:1'))).review.revision;
    const survivor = await postAndDie(form('Écrit avant le commit.'), 'review.saved:2');
    expect((await see(survivor)).review).toMatchObject({ strengths: 'Clair.', revision });
    expect(await post(survivor, form('Écrit avant le commit.'))).toContain('fait=enregistre');
    expect((await see(survivor)).review).toMatchObject({
      strengths: 'Écrit avant le commit.',
      revision: revision + 1,
    });
    revision += 1;
  }, 300_000);

  it('after the commit has the new one whole, and the form posted again is the same', async () => {
    const survivor = await postAndDie(form('Écrit avant la réponse.'), 'review.saved:3');
    const kept = { strengths: 'Écrit avant la réponse.', revision: revision + 1 };
    expect((await see(survivor)).review).toMatchObject(kept);
    expect(await post(survivor, form('Écrit avant la réponse.'))).toContain('fait=enregistre');
    expect((await see(survivor)).review).toMatchObject(kept);
    revision += 1;
  }, 300_000);

  it('keeps one remark of a form that was posted twice', async () => {
    const words = 'Posée deux fois, gardée une.';
    const posted = form('Clair.', { passage: '1', words, action: 'remarque' });
    const survivor = await postAndDie(posted, 'review.saved:3');
    expect(await post(survivor, posted)).toContain('fait=enregistre');
    const { review } = await see(survivor);
    expect(review.remarks.filter((remark) => remark.words === words)).toHaveLength(1);
    revision = review.revision;
  }, 300_000);

  it('takes what was sent as sent, when it is sent again; other words are given back', async () => {
    const posted = form('Dernier mot.', { action: 'envoyer' });
    const survivor = await postAndDie(posted);
    expect((await see(survivor)).state).toBe('SENT');
    expect(await post(survivor, posted)).toBe('303 /relire?fait=relecture');
    const late = await fetch(`${survivor.pages}/relectures/${id}`, {
      method: 'POST',
      headers: reviewer.headers,
      body: new URLSearchParams({ ...posted, strengths: 'Écrit dans l’autre onglet.' }),
    });
    expect(late.status).toBe(422);
    const page = await late.text();
    expect(page).toContain('Écrit dans l’autre onglet.');
    expect(page).toContain('Cette relecture est envoyée');
    expect((await see(survivor)).review.strengths).toBe('Dernier mot.');
  }, 300_000);
});
