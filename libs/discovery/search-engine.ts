import type { Settings } from '#platform/config';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/observability';
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
}

/** PostgreSQL, whose index is always kept; before it Meilisearch, where the installation has one. */
export function chooseEngine({ pool, settings, database, logger }: Rooms): SearchEngine {
  const fallback = createPostgresSearch(pool);
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
    onOutage: (reason) =>
      logger.warn({ ...room, err: reason }, 'Meilisearch does not answer: PostgreSQL searches instead'),
    onRecovery: () => logger.info(room, 'Meilisearch answers again'),
  });
}
