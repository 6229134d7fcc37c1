import { CollectionsModule } from '#collections';
import { DiscoveryModule, SimilarService } from '#discovery';
import { ExchangeModule, ImportService } from '#exchange';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import { visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from './application.js';
import { neighbouringUnits, randomFloor, unitsOf } from './neighbouring-units.js';

/** As many as a page shows in a row. */
const SHOWN = 6;

interface PairFigures {
  readonly pairs: number;
  /** Share of the pairs, each asked from both sides, whose other is among the first six. */
  readonly similar: number;
  /** The same of both lists together, six of each. */
  readonly withNext: number;
  /** What six drawn by chance from those of the same subject would find. */
  readonly floor: number;
}

interface Lists {
  readonly similarResources: readonly { resource: { id: string } }[];
  readonly nextResources: readonly { resource: { id: string } }[];
}

/** Through the product: its own import, its own neighbours, its own API. */
export async function pairFigures(manifest: string): Promise<PairFigures> {
  const product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
    ModerationModule,
    ExchangeModule,
  ]);
  try {
    await product.app.get(ImportService).import({ manifest });
    await product.app.get(SimilarService).rebuild();
    const { rows } = await product.behind.owner.query<{ id: string; record: string }>(
      'select resource_id as id, external_id as record from origin',
    );
    const resourceOf = new Map(rows.map(({ id, record }) => [record, id]));
    const lists = new Map<string, Lists>();
    for (const [record, id] of resourceOf) lists.set(record, await nearOf(product, id));
    const units = unitsOf(manifest).filter(({ id }) => resourceOf.has(id));
    const pairs = neighbouringUnits(units);
    const questions = pairs.flatMap(({ unit, neighbour }) => [
      { unit, neighbour },
      { unit: neighbour, neighbour: unit },
    ]);
    const share = (finds: (found: Lists, id: string) => boolean): number =>
      questions.filter(({ unit, neighbour }) => {
        const found = lists.get(unit.id);
        return found !== undefined && finds(found, resourceOf.get(neighbour.id) ?? '');
      }).length / questions.length;
    const holds = (list: Lists[keyof Lists], id: string): boolean =>
      list.some(({ resource }) => resource.id === id);
    return {
      pairs: pairs.length,
      similar: share(({ similarResources }, id) => holds(similarResources, id)),
      withNext: share(
        ({ similarResources, nextResources }, id) => holds(similarResources, id) || holds(nextResources, id),
      ),
      floor: randomFloor(questions, units, SHOWN),
    };
  } finally {
    await product.stop();
  }
}

export const saidFigures = ({ pairs, similar, withNext, floor }: PairFigures): string =>
  `${pairs} pairs of neighbouring units, each asked from both sides: among the first ${SHOWN} similar ${percent(similar)}, ` +
  `${(similar / floor).toFixed(2)} times a draw within the subject (${percent(floor)}); with what is to go on with ${percent(withNext)}`;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

async function nearOf(product: TestApplication, slug: string): Promise<Lists> {
  const query = `query($slug: String!) { resource(slug: $slug) {
    similarResources(first: ${SHOWN}) { resource { id } } nextResources(first: ${SHOWN}) { resource { id } } } }`;
  return (await product.ask<{ resource: Lists }>(visitor, query, { slug })).resource;
}
