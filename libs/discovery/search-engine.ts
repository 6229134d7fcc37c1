import type { Settings } from '#platform/config';
import type { Database } from '#platform/database';
import type { Logger, Metrics } from '#platform/observability';
import {
  createFallbackSearch,
  createMeilisearchSearch,
  createPostgresSearch,
  type SearchEngine,
} from '#platform/search-engine';

/** Injection token of the search engine of this installation. */
export const SEARCH_ENGINE = Symbol('search engine');

/** Whoever writes into the index holds this name; the indexer does for each batch. */
export const INDEX_TURN = 'search index';

const INDEX = 'resources';

interface Rooms {
  readonly pool: Parameters<typeof createPostgresSearch>[0];
  readonly settings: Pick<Settings, 'meilisearch'>;
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** PostgreSQL, whose index is always kept; before it Meilisearch, where the installation has one. */
export function chooseEngine({ pool, settings, database, logger, metrics }: Rooms): SearchEngine {
  const fallback = createPostgresSearch(pool);
  const health = watchHealth(metrics, settings.meilisearch !== null);
  if (!settings.meilisearch) return fallback;
  const room = { room: 'search' };
  return createFallbackSearch({
    preferred: createMeilisearchSearch(
      { ...settings.meilisearch, index: INDEX },
      {
        write: (work) => work(), // the indexer holds the turn already, and a second connection might not come
        rebuild: (work) =>
          database.transaction(async (tx) => {
            await tx.hold(INDEX_TURN);
            return work();
          }),
      },
    ),
    fallback,
    onOutage: (reason) => {
      health.isDegraded = true;
      logger.warn({ ...room, err: reason }, 'Meilisearch does not answer: PostgreSQL searches instead');
    },
    onRecovery: () => {
      health.isDegraded = false;
      logger.info(room, 'Meilisearch answers again');
    },
  });
}

/** What the searches of this process last met: who does not search learns of no outage, and of no recovery. */
function watchHealth(metrics: Metrics, prefersMeilisearch: boolean): { isDegraded: boolean } {
  const health = { isDegraded: false };
  const engine = 'essaim_search_engine';
  const degraded = 'essaim_search_degraded';
  metrics.watch(
    [
      { name: engine, help: 'Always 1; the label says which engine answers searches.', labels: ['engine'] },
      {
        name: degraded,
        help: 'Meilisearch is set and PostgreSQL answers instead (1), or not (0).',
        labels: [],
      },
    ],
    () => {
      const isMeilisearch = prefersMeilisearch && !health.isDegraded;
      return [
        { name: engine, labels: { engine: isMeilisearch ? 'meilisearch' : 'postgresql' }, value: 1 },
        { name: degraded, value: health.isDegraded ? 1 : 0 },
      ];
    },
  );
  return health;
}
