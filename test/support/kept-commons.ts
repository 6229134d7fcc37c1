import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import sharp from 'sharp';
import { act, ask, type Caller, withToken } from './api.js';
import { behind } from './behind.js';
import { type DepositedFile, depositFile } from './deposit.js';
import { readyFields } from './drafts.js';
import { join, type Person } from './people.js';
import { root, type RunningProduct } from './product.js';
import { until } from './until.js';

/** What whoever runs an installation must not lose: a bit of everything that files, versions and people leave behind. */
export interface KeptCommons {
  readonly author: Person;
  /** In two versions, with a document, a text and a download. */
  readonly original: Published;
  /** Of its first version, by somebody else; withdrawn since. */
  readonly adaptation: Published;
  /** An adaptation of the adaptation, still there. */
  readonly grandchild: Published;
}

interface Published {
  readonly id: string;
  readonly slug: string;
}

interface OpenDraft {
  readonly id: string;
  readonly revision: number;
}

/** Made by the API, as people do, and waits until the worker has nothing left to do. */
export async function makeKeptCommons(product: RunningProduct): Promise<KeptCommons> {
  const author = await join(product, 'Autrice');
  const adapter = await join(product, 'Adaptatrice');
  const [writes, adapts] = await Promise.all(
    [author, adapter].map(async (person) => withToken('writer', (await person.token('WRITE')).secret)),
  );
  const hands = new Hands(product, writes as Caller);
  const sheet = { name: 'cm1-fractions-fiche.odt', content: demoFile('cm1-fractions-fiche.odt') };
  const first = await hands.begin('Les fractions en bandes', [sheet, await photo()]);
  const original = await hands.publish(first);
  await hands.publish(await hands.startVersion(original.id), 'Un exemple de plus.');
  const others = new Hands(product, adapts as Caller);
  const adaptation = await others.adapt(original.id, 1);
  const grandchild = await others.adapt(adaptation.id, 1);
  await act(
    product,
    adapts as Caller,
    ['withdrawResource', { id: adaptation.id, category: 'OUTDATED', reason: 'Une autre la remplace.' }],
    'resource { id }',
  );
  await hands.begin('Un brouillon', [
    { name: 'cm1-bandes-unite.svg', content: demoFile('cm1-bandes-unite.svg') },
  ]);
  await download(product, original.slug);
  await queueIsEmpty(product);
  return { author, original, adaptation, grandchild };
}

/** One person at work. */
class Hands {
  constructor(
    private readonly product: RunningProduct,
    private readonly caller: Caller,
  ) {}

  async begin(title: string, files: readonly DepositedFile[]): Promise<OpenDraft> {
    let draft = await this.draft('createDraft', { title });
    for (const file of files) {
      const uploadId = await depositFile(this.product, this.caller, file);
      draft = await this.draft('attachFile', { draftId: draft.id, uploadId });
    }
    const { data } = await ask<{ vocabulary: { id: string }[] }>(
      this.product.pages,
      '{ vocabulary(name: TYPES) { id } }',
    );
    const types = [data?.vocabulary[0]?.id];
    return this.draft('updateDraft', { ...draft, ...readyFields, title, types });
  }

  startVersion(id: string): Promise<OpenDraft> {
    return this.draft('startVersion', { id });
  }

  async adapt(id: string, version: number): Promise<Published> {
    const { id: draftId, revision } = await this.draft('remixResource', { id, version });
    return this.publish(
      await this.draft('updateDraft', {
        id: draftId,
        revision,
        adaptationReasons: ['plus-court'],
        adaptationChanges: 'Une séance au lieu de deux.',
      }),
    );
  }

  async publish({ id }: OpenDraft, whatChanged?: string): Promise<Published> {
    const { resource } = await act<{ resource: Published }>(
      this.product,
      this.caller,
      ['publishResource', { draftId: id, whatChanged }],
      'resource { id slug }',
    );
    return resource;
  }

  private async draft(mutation: string, input: object): Promise<OpenDraft> {
    const selection = 'draft { id revision }';
    return (await act<{ draft: OpenDraft }>(this.product, this.caller, [mutation, input], selection)).draft;
  }
}

const demoFile = (name: string) => new Uint8Array(readFileSync(path(root, 'infra/demo/files', name)));

/** It says which camera took it: what is served is a cleaned twin. */
async function photo(): Promise<DepositedFile> {
  const plain = sharp({ create: { width: 320, height: 240, channels: 3, background: '#2f6f4f' } });
  const bytes = await plain
    .withExif({ IFD0: { Make: 'Appareil' } })
    .jpeg()
    .toBuffer();
  return { name: 'bandes.jpg', content: new Uint8Array(bytes) };
}

/** A copy with its credit inside is made, and one download counted. */
async function download(product: RunningProduct, slug: string): Promise<void> {
  const { data } = await ask<{ resource: { version: { files: { downloadUrl: string }[] } } }>(
    product.pages,
    'query($slug: String!) { resource(slug: $slug) { version { files { downloadUrl } } } }',
    { slug },
  );
  for (const { downloadUrl } of data?.resource.version.files ?? [])
    await (await fetch(new URL(downloadUrl, product.files))).arrayBuffer();
}

/** Nothing that was emitted still waits. */
export const queueIsEmpty = (product: RunningProduct): Promise<unknown> =>
  behind(product, (owner) =>
    until(
      'an empty queue',
      async () => {
        const { rows } = await owner.query<{ left: number }>(
          'select count(*)::int as left from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()',
        );
        return rows[0]?.left === 0;
      },
      90_000,
    ),
  );
