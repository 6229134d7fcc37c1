import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { CollectionsModule, CollectionService, ItemService } from '#collections';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { RemixesModule, RemixService } from '#remixes';
import { DraftService, PublishingService, type Resource, ResourcesModule } from '#resources';
import { DecisionService, ReviewsModule, ReviewService } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { DeclarationService, UsageModule } from '../index.js';

jest.setTimeout(180_000);

interface Impact {
  totals: Counts;
  resources: { totalCount: number; edges: { node: { counts: Counts; resource: { id: string } } }[] };
}
interface Counts {
  adaptations: number;
  collections: number;
  uses: number;
  reviews: number;
}

let product: TestApplication;
let stage: ReviewStage;
let author: Actor;
let colleague: Actor;
let lesson: Resource;

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    UsageModule,
  ]);
  stage = await ReviewStage.set(product, {}, 2);
  author = stage.author;
  colleague = await newTeacher(product, 'Collègue');
  lesson = await newPublished(product, author);
});
afterAll(() => product?.stop());

async function impactOf(actor: Actor, first = 20): Promise<Impact> {
  const counts = 'adaptations collections uses reviews';
  const { viewer } = await product.ask<{ viewer: { impact: Impact } }>(
    actor,
    `query($first: Int) { viewer { impact { totals { ${counts} }
       resources(first: $first) { totalCount edges { node { counts { ${counts} } resource { id } } } } } } }`,
    { first },
  );
  return viewer.impact;
}

async function adapted(source: Resource): Promise<Resource> {
  const draft = await get(RemixService).remix(colleague, {
    address: source.id,
    number: null,
    take: { files: true, text: true, sheet: true },
    reasons: ['dys'],
  });
  const { revision } = await get(DraftService).update(colleague, draft.id, draft.revision, {
    adaptationChanges: 'Plus court.',
  });
  const publication = { whatChanged: null, minor: false, revision };
  return get(PublishingService).publish(colleague, draft.id, publication);
}

async function gathered(visibility: 'private' | 'link' | 'public'): Promise<void> {
  const { id } = await get(CollectionService).create(colleague, {
    title: 'Mesurer',
    why: 'Dehors.',
    visibility,
  });
  await get(ItemService).add(colleague, { collection: id, resource: lesson.id, section: null });
}

const used = (address: string): Promise<Resource> =>
  get(DeclarationService).declare(
    { actor: visitor, address },
    { resource: lesson.id, level: null, minutes: null, changes: [], departement: null, line: '' },
  );

describe('what became of what she made', () => {
  it('is nothing at first', async () => {
    const none = { adaptations: 0, collections: 0, uses: 0, reviews: 0 };
    const { totals, resources } = await impactOf(author);
    expect([totals, resources.totalCount]).toEqual([none, 1]);
    expect((await impactOf(colleague)).resources.totalCount).toBe(0);
  });

  it('is adaptations that stand, collections that everybody sees, uses, and reviews that are decided', async () => {
    await adapted(lesson);
    for (const visibility of ['private', 'link', 'public'] as const) await gathered(visibility);
    for (let n = 0; n < 3; n += 1) await used(String(n));
    const submission = await stage.submit(lesson.id);
    const assigned = await stage.assign(submission, ...stage.reviewers);
    for (const [at, assignment] of assigned.entries()) {
      const reviewer = stage.reviewer(at);
      await stage.accept(reviewer, assignment);
      await get(ReviewService).save(reviewer, assignment.id, 0, completeReview('publishable'));
      await get(ReviewService).send(reviewer, assignment.id);
    }
    expect((await impactOf(author)).totals.reviews).toBe(0);
    await get(DecisionService).decide(stage.referent, submission.id, decided('reviewed'));
    const counts = { adaptations: 1, collections: 1, uses: 3, reviews: 2 };
    const { totals, resources } = await impactOf(author);
    expect(totals).toEqual(counts);
    expect(resources.edges).toEqual([{ node: { counts, resource: { id: lesson.id } } }]);
    // Hers are what she made of it; what others made of hers is none.
    expect((await impactOf(colleague)).totals).toMatchObject({ adaptations: 0, uses: 0 });
  });

  it('costs as many statements for twelve resources as for one, and comes by pages', async () => {
    const asked = async (): Promise<number> => {
      const statements = jest.spyOn(pg.Client.prototype, 'query');
      await impactOf(author);
      const count = statements.mock.calls.length;
      statements.mockRestore();
      return count;
    };
    await impactOf(author); // compiles the document
    const one = await asked();
    for (let n = 0; n < 11; n += 1) await newPublished(product, author, { title: `Leçon ${n}` });
    expect(await asked()).toBe(one);
    const { resources } = await impactOf(author, 5);
    expect([resources.totalCount, resources.edges.length]).toEqual([12, 5]);
  });
});
