import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, visitor } from '#platform/authorization';
import { RemixService } from '#remixes';
import { DraftService, PublishingService, type Resource } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import type { Outcome } from '../round/review-round.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;
let adapter: Actor;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, {}, 0);
  adapter = await newTeacher(product, 'Adaptatrice');
});
afterAll(() => product?.stop());

const textOf = (passages: readonly string[]): string => passages.join('\n\n');

async function reviewed(passages: readonly string[], outcome: Outcome = 'reviewed'): Promise<Resource> {
  const resource = await stage.published({ title: 'Partager une tarte', text: textOf(passages) });
  const { id } = await stage.submit(resource.id);
  await product.behind.owner.query(
    `update review_round set outcome = $2, reason = 'Favorable.', decided_at = now() where submission_id = $1`,
    [id, outcome],
  );
  return resource;
}

async function adapted(source: Resource, passages: readonly string[]): Promise<Resource> {
  const draft = await stage.service(RemixService).remix(adapter, {
    address: source.slug ?? '',
    number: null,
    take: { files: true, text: true, sheet: true },
    reasons: ['dys'],
  });
  const changes = { adaptationChanges: 'Plus court.', text: textOf(passages) };
  const { revision } = await stage.service(DraftService).update(adapter, draft.id, draft.revision, changes);
  return stage
    .service(PublishingService)
    .publish(adapter, draft.id, { whatChanged: null, minor: false, revision });
}

interface Seen {
  label: { state: string };
  reviewedOrigins: {
    part: string;
    passages: number;
    reviewed: number;
    sources: { title: string; number: number; label: { words: string } }[];
  }[];
}

async function seen({ slug }: Resource): Promise<Seen> {
  const { resource } = await product.ask<{ resource: { version: Seen } }>(
    visitor,
    `query($slug: String!) { resource(slug: $slug) { version { label { state }
      reviewedOrigins { part passages reviewed sources { title number label { words } } } } } }`,
    { slug },
  );
  return resource.version;
}

const lines = async ({ slug }: Resource): Promise<Record<string, string | null>> => {
  const { resource } = await product.ask<{
    resource: { lineage: { ancestors: { title: string; label: string | null }[] } };
  }>(visitor, 'query($slug: String!) { resource(slug: $slug) { lineage { ancestors { title label } } } }', {
    slug,
  });
  return Object.fromEntries(resource.lineage.ancestors.map(({ title, label }) => [title, label]));
};

const words = ['On partage.', 'On compare.', 'On range.', 'On recommence.', 'On vérifie.'];

describe('an adaptation', () => {
  it('says what of it was read in its source, and wears no label', async () => {
    const source = await reviewed(words.slice(0, 3));
    const adaptation = await adapted(source, ['On partage.', 'Autre chose.', 'On range.']);
    expect(await seen(adaptation)).toEqual({
      label: { state: 'NOT_REVIEWED' },
      reviewedOrigins: [
        {
          part: 'texte',
          passages: 3,
          reviewed: 2,
          sources: [{ title: 'Partager une tarte', number: 1, label: { words: 'Relue' } }],
        },
      ],
    });
  });

  it('says nothing of what was not decided in public, of what it does not keep, of what is hidden', async () => {
    const unlabelled = await adapted(await reviewed(words, 'rework'), words);
    expect((await seen(unlabelled)).reviewedOrigins).toEqual([]);
    const source = await reviewed(words);
    expect((await seen(await adapted(source, ['Tout autre chose.']))).reviewedOrigins).toEqual([]);
    const kept = await adapted(source, words);
    expect((await seen(kept)).reviewedOrigins).toHaveLength(1);
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [source.id]);
    expect((await seen(kept)).reviewedOrigins).toEqual([]);
  });

  it('never counts a passage whose words were not read, nor one more often than it was', async () => {
    const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (read, written) => {
        const { label, reviewedOrigins } = await seen(await adapted(await reviewed(read), written));
        const count = (list: readonly string[], each: string): number =>
          list.filter((one) => one === each).length;
        const most = words.reduce((sum, each) => sum + Math.min(count(read, each), count(written, each)), 0);
        expect(reviewedOrigins.reduce((sum, origin) => sum + origin.reviewed, 0)).toBe(most);
        expect(label.state).toBe('NOT_REVIEWED');
      }),
      { numRuns: 8 },
    );
  });
});

describe('a line of the family tree', () => {
  it('says that its version was reviewed, nothing where it was not, or where it may not be read', async () => {
    const [source, other] = [await reviewed(words), await reviewed(words, 'rework')];
    const adaptation = await adapted(source, words);
    expect(await lines(adaptation)).toEqual({ 'Partager une tarte': 'Relue' });
    expect(await lines(await adapted(other, words))).toEqual({ 'Partager une tarte': null });
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [source.id]);
    expect(await lines(adaptation)).toEqual({ 'Partager une tarte': null });
  });
});
