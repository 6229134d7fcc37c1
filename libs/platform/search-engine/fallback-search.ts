import { setTimeout } from 'node:timers/promises';
import { SearchWriteFailed } from './meilisearch-server.js';
import type { SearchEngine, SearchQuery, SearchResult } from './search-engine.js';

export interface FallbackOptions {
  /** Answers when it can. */
  preferred: SearchEngine;
  /** Always kept, and answers in full when the preferred engine does not. */
  fallback: SearchEngine;
  /** Told once when the preferred engine stops answering, with why, and once when it answers again. */
  onOutage?: (reason: unknown) => void;
  onRecovery?: () => void;
  /** A search not answered by then is also asked of the fallback: with it, under 200 ms in all. */
  patienceMs?: number;
  /** After a failure nobody waits for the preferred engine so long; then one search tries it again. */
  restMs?: number;
}

/** A write kept for later, because the engine did not take the one before. */
class SearchUnavailable extends Error {
  readonly code = 'SEARCH_UNAVAILABLE';
}

const PATIENCE_MS = 100;
const REST_MS = 5000;

/**
 * One engine out of two. Both are written, the fallback first, so that what the preferred engine refuses is already
 * found through the other; the write then fails, and whoever retries it makes both agree again.
 */
export function createFallbackSearch(options: FallbackOptions): SearchEngine {
  const { preferred, fallback } = options;
  const { patienceMs = PATIENCE_MS, restMs = REST_MS } = options;
  const searching = new Breaker(restMs, options);
  const writing = new Breaker(restMs);
  const onBoth = async (write: (engine: SearchEngine) => Promise<void>): Promise<void> => {
    await write(fallback);
    if (!writing.letsThrough()) throw new SearchUnavailable('The search engine did not take the last write');
    await writePreferred(writing, () => write(preferred));
  };
  return {
    index: (documents) => onBoth((engine) => engine.index(documents)),
    remove: (ids) => onBoth((engine) => engine.remove(ids)),
    clear: () => onBoth((engine) => engine.clear()),
    search: (query) =>
      searching.letsThrough()
        ? searchBoth({ preferred, fallback, patienceMs }, searching, query)
        : fallback.search(query),
    ids: () => fallback.ids(),
    rebuild: async (source) => {
      await fallback.rebuild(source);
      await preferred.rebuild(source);
    },
  };
}

async function searchBoth(
  {
    preferred,
    fallback,
    patienceMs,
  }: Pick<FallbackOptions, 'preferred' | 'fallback'> & { patienceMs: number },
  breaker: Breaker,
  query: SearchQuery,
): Promise<SearchResult> {
  const answer = preferred.search(query);
  const outcome = answer.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const patience = new AbortController();
  const inTime = await Promise.race([outcome, lateAfter(patienceMs, patience.signal)]);
  patience.abort();
  if (inTime === 'late') {
    breaker.open(new Error(`No answer within ${patienceMs} ms`));
    return Promise.any([fallback.search(query), answer]);
  }
  if ('result' in inTime) {
    breaker.close();
    return inTime.result;
  }
  breaker.open(inTime.error);
  return fallback.search(query);
}

async function writePreferred(breaker: Breaker, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    breaker.close();
  } catch (error) {
    // A document refused says nothing of the next one.
    if (!(error instanceof SearchWriteFailed)) breaker.open(error);
    throw error;
  }
}

async function lateAfter(patienceMs: number, signal: AbortSignal): Promise<'late'> {
  await setTimeout(patienceMs, undefined, { signal }).catch(() => undefined);
  return 'late';
}

/** Remembers that an engine failed, so that the next requests do not wait for it; lets one through from time to time. */
class Breaker {
  private restsUntil = 0;
  private isOpen = false;

  constructor(
    private readonly restMs: number,
    private readonly listener: Pick<FallbackOptions, 'onOutage' | 'onRecovery'> = {},
  ) {}

  letsThrough(): boolean {
    if (!this.isOpen) return true;
    if (performance.now() < this.restsUntil) return false;
    this.rest(); // this request tries; those beside it do not wait
    return true;
  }

  open(reason: unknown): void {
    this.rest();
    if (!this.isOpen) this.listener.onOutage?.(reason);
    this.isOpen = true;
  }

  close(): void {
    if (this.isOpen) this.listener.onRecovery?.();
    this.isOpen = false;
  }

  private rest(): void {
    this.restsUntil = performance.now() + this.restMs;
  }
}
