import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { visitor } from '#platform/authorization';
import { Database } from '#platform/database';
import { RemixesModule } from '#remixes';
import {
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
} from '#resources';
import { type Outcome, ReviewsModule, type Submission } from '#reviews';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { ReviewStage } from '../../test/support/submissions.js';
import { DiscoveryModule, Indexer } from './index.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;
const resources = new Map<string, Resource>();

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    DiscoveryModule,
  ]);
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  stage = await ReviewStage.set(product, {}, 0);
  for (const title of ['Partager une tarte', 'Partager un gâteau', 'Partager une pizza', 'Partager']) {
    product.clock.advance(1);
    resources.set(title, await stage.published({ title }));
  }
  await product.drain();
});
afterAll(() => product?.stop());

const resource = (title: string): Resource => {
  const found = resources.get(title);
  if (!found) throw new Error(`Nothing is called ${title}.`);
  return found;
};

interface Found {
  edges: { node: { version: { title: string; label: { words: string } } } }[];
  facets: { name: string; values: { id: string; label: string; count: number }[] }[];
}

async function search(variables: object): Promise<Found> {
  const query = `query($text: String, $filter: ResourceFilter) { resources(text: $text, filter: $filter) {
    edges { node { version { title label { words } } } } facets { name values { id label count } } } }`;
  return (await product.ask<{ resources: Found }>(visitor, query, variables)).resources;
}
const titles = ({ edges }: Found): string[] => edges.map(({ node }) => node.version.title);
const counts = ({ facets }: Found): string[] =>
  (facets.find(({ name }) => name === 'REVIEW')?.values ?? []).map(
    ({ id, label, count }) => `${id} ${label} ${count}`,
  );

/** As a decision leaves it; what a decision asks for is review.service.db.spec's. */
async function decided(submission: Submission, outcome: Outcome): Promise<void> {
  const { rows } = await product.behind.owner.query<{ id: string }>(
    `update review_round set outcome = $2, reason = 'Favorable.', decided_at = now() where submission_id = $1 returning id`,
    [submission.id, outcome],
  );
  await product.behind.owner.query(`update submission set state = 'decided' where id = $1`, [submission.id]);
  const event = { type: 'round.decided', roundId: rows[0]?.id };
  await product.app.get(Database).transaction((tx) => tx.emit(event));
  await product.drain();
}

async function published(title: string, text: string): Promise<void> {
  const next = await stage.service(NextVersionService).startVersion(stage.author, resource(title).id);
  await stage.service(DraftService).update(stage.author, next.id, next.revision, { text });
  await stage.service(PublishingService).publish(stage.author, next.id, { whatChanged: null, minor: false });
  await product.drain();
}

describe('the facet of labels', () => {
  it('finds what was reviewed, and moves nothing in the order of results', async () => {
    const before = titles(await search({ text: 'partager' }));
    expect(before).toHaveLength(4);
    expect(counts(await search({}))).toEqual([]);
    await decided(await stage.submit(resource('Partager une pizza').id), 'recommended');
    await decided(await stage.submit(resource('Partager une tarte').id), 'reservations');
    await decided(await stage.submit(resource('Partager').id), 'rework');
    const after = await search({ text: 'partager' });
    expect(titles(after)).toEqual(before);
    expect(counts(after)).toEqual(['recommandee Recommandée 1', 'relue-avec-reserves Relue avec réserves 1']);
    expect(titles(await search({ filter: { review: ['recommandee'] } }))).toEqual(['Partager une pizza']);
    const both = await search({ filter: { review: ['recommandee', 'relue-avec-reserves'] } });
    expect(titles(both)).toEqual(['Partager une pizza', 'Partager une tarte']);
  });

  it('keeps the label of the version that was read, and the card says what changed since', async () => {
    await published('Partager une pizza', 'Autre chose.');
    const [edge] = (await search({ filter: { review: ['recommandee'] } })).edges;
    expect(edge?.node.version.label.words).toMatch(
      /^Recommandée en v1, \d+\u00a0passages? modifiés? depuis$/,
    );
  });

  it('is the same when the whole index is built again', async () => {
    await product.app.get(Indexer, { strict: false }).reindex();
    expect(counts(await search({}))).toEqual([
      'recommandee Recommandée 1',
      'relue-avec-reserves Relue avec réserves 1',
    ]);
  });
});
