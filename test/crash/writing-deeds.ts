import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { act, ask } from '../support/api.js';
import { depositFile } from '../support/deposit.js';
import type { ReadyDraft } from '../support/drafts.js';
import { announce, offsetOf, send } from '../support/tus.js';
import {
  type Company,
  type Deed,
  type Doing,
  found,
  newDraft,
  newPublished,
  newWord,
  orRefused,
  publish,
} from './deed.js';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const lesson = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`# ${newWord()}\n\nUn texte pour la classe.\n`));

/** Whether the draft has the file, whole, and once. */
async function fileSeen({ house, writer }: Company, draftId: string, bytes: Uint8Array): Promise<string> {
  const query = 'query($id: ID!) { draft(id: $id) { files { sha256 } refusedFiles { name } } }';
  const { data } = await ask<{ draft: { files: { sha256: string }[]; refusedFiles: object[] } }>(
    house.product.pages,
    query,
    { id: draftId },
    writer,
  );
  if (data?.draft.refusedFiles.length === 0) {
    if (data.draft.files.length === 0) return 'old';
    if (data.draft.files.length === 1 && data.draft.files[0]?.sha256 === sha256Of(bytes)) return 'new';
  }
  return JSON.stringify(data?.draft);
}

/** By a program: the deposit, then the draft that takes it. */
async function deposit(company: Company): Promise<Doing> {
  const { house, writer } = company;
  const [draft, content] = [await newDraft(company, 'Un dépôt'), lesson()];
  const send = async (): Promise<void> => {
    const uploadId = await depositFile(house.product, writer, { name: 'angles.md', content });
    await act(house.product, writer, ['attachFile', { draftId: draft.id, uploadId }], 'draft { id }');
  };
  return { act: send, again: send, see: () => fileSeen(company, draft.id, content), after: ['old'] };
}

/** By the form of the page. */
async function depositByForm(company: Company): Promise<Doing> {
  const { house, author } = company;
  const [draft, content] = [await newDraft(company, 'Un formulaire'), lesson()];
  const post = async (): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob([content]), 'angles.md');
    const response = await fetch(`${house.product.pages}/brouillons/${draft.id}/fichiers`, {
      method: 'POST',
      redirect: 'manual',
      headers: author.session.headers,
      body: form,
    });
    const goes = response.headers.get('location') ?? '';
    if (response.status !== 303 || goes.includes('erreur')) throw new Error(`${response.status} ${goes}`);
  };
  return { act: post, again: post, see: () => fileSeen(company, draft.id, content), after: ['old'] };
}

/** In pieces: who got no answer asks how far it came, and the server ends what is whole. */
async function depositInPieces(company: Company): Promise<Doing> {
  const { house, writer } = company;
  const [draft, content] = [await newDraft(company, 'Un envoi'), lesson()];
  const file = { name: 'angles.md', size: content.length, sha256: sha256Of(content) };
  const announced = await announce(house.product.pages, draft.id, writer, file);
  const at = announced.headers.get('location') ?? '';
  return {
    act: () => send(house.product.pages + at, writer, 0, content),
    again: async () => {
      const offset = await offsetOf(house.product.pages + at, writer);
      if (offset !== content.length) throw new Error(`${offset} of ${content.length} bytes are there.`);
    },
    see: () => fileSeen(company, draft.id, content),
    after: ['old'],
  };
}

function saving(after: 'old' | 'new') {
  return async ({ house, writer }: Company): Promise<Doing> => {
    const { draft } = await act<{ draft: { id: string; revision: number } }>(
      house.product,
      writer,
      ['createDraft', { title: 'Avant' }],
      'draft { id revision }',
    );
    const fields = { title: 'Après', summary: 'Après, en entier.' };
    const save = () =>
      act(house.product, writer, ['updateDraft', { ...draft, ...fields }], 'draft { revision }');
    return {
      act: save,
      // Who saves again what was saved is told that the draft has changed meanwhile, and nothing is written twice.
      again: () => orRefused(save, 'DRAFT_CHANGED'),
      see: async () => {
        const query = 'query($id: ID!) { draft(id: $id) { revision title summary } }';
        const { data } = await ask<{ draft: object }>(house.product.pages, query, { id: draft.id }, writer);
        const isAt = (revision: number, title: string, summary: string | null) =>
          JSON.stringify(data?.draft) === JSON.stringify({ revision, title, summary });
        if (isAt(draft.revision, 'Avant', null)) return 'old';
        return isAt(draft.revision + 1, fields.title, fields.summary) ? 'new' : JSON.stringify(data?.draft);
      },
      after: [after],
    };
  };
}

async function publicationSeen({ house, writer }: Company, draft: ReadyDraft): Promise<string> {
  const query =
    'query($slug: String!, $id: ID!) { resource(slug: $slug) { state versions { number } } draft(id: $id) { id } }';
  const variables = { slug: draft.resource.id, id: draft.id };
  const { data, text } = await ask<{
    resource: { state: string; versions: { number: number }[] };
    draft: object | null;
  }>(house.product.pages, query, variables, writer);
  const numbers = data?.resource.versions.map(({ number }) => number).join();
  const said = `${data?.resource.state} [${numbers}] ${data?.draft ? 'with' : 'without'} draft`;
  if (said === 'DRAFT [] with draft') return 'old';
  return said === 'PUBLISHED [1] without draft' ? 'new' : `${said}: ${text}`;
}

function publishing(after: 'old' | 'new') {
  return async (company: Company): Promise<Doing> => {
    const draft = await newDraft(company, 'Une publication');
    return {
      act: () => publish(company, draft),
      again: () => orRefused(() => publish(company, draft), 'NOT_FOUND'),
      see: () => publicationSeen(company, draft),
      after: [after],
    };
  };
}

/** What follows a publication that was acknowledged: it is found, once. */
async function indexing(company: Company): Promise<Doing> {
  const word = newWord();
  const draft = await newDraft(company, `Exercice ${word}`);
  return {
    act: () => publish(company, draft),
    again: () => orRefused(() => publish(company, draft), 'NOT_FOUND'),
    see: async () => {
      const [seen, count] = [await publicationSeen(company, draft), await found(company, word)];
      if (seen === 'old' || count === 0) return count === 0 ? 'old' : `a draft is found ${count} times`;
      return count === 1 ? seen : `found ${count} times`;
    },
    after: ['old', 'new'],
  };
}

async function drawing({ house, writer }: Company): Promise<Doing> {
  const background = `#${sha256Of(lesson()).slice(0, 6)}`;
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background } });
  const content = new Uint8Array(await picture.png().toBuffer());
  const give = () => depositFile(house.product, writer, { name: 'dessin.png', content });
  const made = `derived_file where blob_sha256 = $1 and kind = 'thumbnail'`;
  return {
    act: give,
    again: give,
    see: async () => {
      const count = await house.count(`${made} and state = 'ready'`, [sha256Of(content)]);
      if (count === 0) return (await house.count(made, [sha256Of(content)])) === 0 ? 'old' : 'not ready';
      return count === 1 ? 'new' : `${count} thumbnails`;
    },
    after: ['old', 'new'],
  };
}

async function remixing(company: Company): Promise<Doing> {
  const { house, other } = company;
  const title = `À adapter ${newWord()}`;
  const id = await newPublished(company, title);
  const adapt = () => act(house.product, other.session, ['remixResource', { id }], 'draft { id }');
  return {
    act: adapt,
    again: adapt,
    see: async () => {
      const query = '{ viewer { drafts { title sources { title } } } }';
      const { data, text } = await ask<{ viewer: { drafts: { title: string; sources: object[] }[] } }>(
        house.product.pages,
        query,
        {},
        other.session,
      );
      const drafts = data?.viewer.drafts.filter((draft) => draft.title.startsWith(title));
      if (drafts?.length === 0) return 'old';
      return drafts?.length === 1 && drafts[0]?.sources.length === 1 ? 'new' : text;
    },
    after: ['old'],
  };
}

export const writingDeeds: readonly Deed[] = [
  { point: 'upload.staged', what: 'a deposit by a program', begin: deposit },
  { point: 'upload.scanned', what: 'a deposit by the form', begin: depositByForm },
  { point: 'upload.copied', what: 'a deposit by a program', begin: deposit },
  { point: 'upload.row', what: 'a deposit by the form', begin: depositByForm },
  { point: 'multipart.complete', what: 'a deposit in pieces', begin: depositInPieces },
  { point: 'draft.save', what: 'a draft saved', begin: saving('old') },
  { point: 'draft.saved', what: 'a draft saved', begin: saving('new') },
  { point: 'publish.validated', what: 'a publication', begin: publishing('old') },
  { point: 'publish.inTx', what: 'a publication', begin: publishing('old') },
  { point: 'publish.committed', what: 'a publication', begin: publishing('new') },
  { point: 'publish.acked', what: 'a publication', begin: publishing('new') },
  {
    ...{ point: 'outbox.claimed', order: 'outbox.claimed.resource.published:1' },
    ...{ what: 'a publication to be found', begin: indexing },
  },
  { point: 'outbox.indexSent', what: 'a publication to be found', begin: indexing },
  { point: 'outbox.indexAccepted', what: 'a publication to be found', begin: indexing },
  {
    ...{ point: 'outbox.done', order: 'outbox.done.resource.published:1' },
    ...{ what: 'a publication to be found', begin: indexing },
  },
  { point: 'thumb.written', what: 'a picture to be drawn small', begin: drawing },
  { point: 'thumb.row', what: 'a picture to be drawn small', begin: drawing },
  { point: 'remix.filesCopied', what: 'an adaptation begun', begin: remixing },
];
