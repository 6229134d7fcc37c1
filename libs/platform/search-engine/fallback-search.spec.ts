import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createFallbackSearch } from './fallback-search.js';
import { SearchWriteFailed } from './meilisearch-server.js';
import type { SearchEngine, SearchQuery, SearchResult } from './search-engine.js';

const PATIENCE_MS = 30;
const REST_MS = 80;
const query: SearchQuery = {
  text: 'volcans',
  terms: [],
  boosts: [],
  filters: {},
  facets: [],
  sort: 'relevance',
  offset: 0,
  limit: 12,
};

/** An engine whose health a test decides; its answers carry its name. */
class Engine implements SearchEngine {
  asked = 0;
  readonly written: string[] = [];
  failure: Error | null = null;
  delayMs = 0;

  constructor(readonly name: string) {}

  index = ([document]: readonly { id: string }[]): Promise<void> => this.write(`index ${document?.id}`);
  remove = ([id]: readonly string[]): Promise<void> => this.write(`remove ${id}`);
  clear = (): Promise<void> => this.write('clear');
  ids = async (): Promise<string[]> => [this.name];

  async rebuild(source: AsyncIterable<{ id: string }>): Promise<void> {
    for await (const { id } of source) await this.write(`rebuild ${id}`);
  }

  async search(): Promise<SearchResult> {
    this.asked += 1;
    if (this.delayMs > 0) await setTimeout(this.delayMs);
    if (this.failure) throw this.failure;
    return { total: 1, hits: [], related: [], facets: {}, corrections: [{ typed: 'by', used: this.name }] };
  }

  private async write(what: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.written.push(what);
  }
}

function two() {
  const preferred = new Engine('preferred');
  const fallback = new Engine('fallback');
  const told: string[] = [];
  const engine = createFallbackSearch({
    preferred,
    fallback,
    patienceMs: PATIENCE_MS,
    restMs: REST_MS,
    onOutage: (reason) => told.push(`outage: ${(reason as Error).message}`),
    onRecovery: () => told.push('recovery'),
  });
  const whoAnswers = async (): Promise<string | undefined> =>
    (await engine.search(query)).corrections[0]?.used;
  return { preferred, fallback, engine, told, whoAnswers };
}

describe('searching with a fallback', () => {
  it('asks the preferred engine alone while it answers', async () => {
    const { fallback, whoAnswers } = two();
    expect(await whoAnswers()).toBe('preferred');
    expect(fallback.asked).toBe(0);
  });

  it('answers in full from the fallback when the preferred engine fails', async () => {
    const { preferred, told, whoAnswers } = two();
    preferred.failure = new Error('refused');
    expect(await whoAnswers()).toBe('fallback');
    expect(told).toEqual(['outage: refused']);
  });

  it('does not wait for a frozen engine longer than its patience', async () => {
    const { preferred, whoAnswers } = two();
    preferred.delayMs = 1000;
    const start = performance.now();
    expect(await whoAnswers()).toBe('fallback');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('waits for nothing at the searches after a failure, and tries again by itself', async () => {
    const { preferred, told, whoAnswers } = two();
    preferred.failure = new Error('refused');
    await whoAnswers();
    await whoAnswers();
    await whoAnswers();
    expect(preferred.asked).toBe(1);
    preferred.failure = null;
    await setTimeout(REST_MS + 10);
    expect(await whoAnswers()).toBe('preferred');
    expect(told).toEqual(['outage: refused', 'recovery']);
  });

  it('lets one search try, not those beside it', async () => {
    const { preferred, whoAnswers } = two();
    preferred.failure = new Error('refused');
    await whoAnswers();
    await setTimeout(REST_MS + 10);
    await Promise.all(Array.from({ length: 5 }, whoAnswers));
    expect(preferred.asked).toBe(2);
  });

  it('takes the late answer when the fallback has none', async () => {
    const { preferred, fallback, whoAnswers } = two();
    preferred.delayMs = PATIENCE_MS * 2;
    fallback.failure = new Error('down too');
    expect(await whoAnswers()).toBe('preferred');
  });
});

describe('writing to both', () => {
  const document = { id: 'x' } as Parameters<SearchEngine['index']>[0][number];

  it('writes the fallback first, and says when the preferred engine did not take it', async () => {
    const { preferred, fallback, engine } = two();
    preferred.failure = new Error('refused');
    await expect(engine.index([document])).rejects.toThrow('refused');
    expect(fallback.written).toEqual(['index x']);
  });

  it('fails at once while the preferred engine rests, and converges when tried again', async () => {
    const { preferred, fallback, engine } = two();
    preferred.failure = new Error('refused');
    await expect(engine.remove(['x'])).rejects.toThrow('refused');
    preferred.failure = null;
    await expect(engine.remove(['x'])).rejects.toMatchObject({ code: 'SEARCH_UNAVAILABLE' });
    expect(fallback.written).toEqual(['remove x', 'remove x']);
    await setTimeout(REST_MS + 10);
    await engine.remove(['x']);
    expect(preferred.written).toEqual(['remove x']);
  });

  it('does not take one document refused for an outage', async () => {
    const { preferred, engine } = two();
    preferred.failure = new SearchWriteFailed('bad document');
    await expect(engine.index([document])).rejects.toThrow('bad document');
    preferred.failure = null;
    await engine.index([document]);
    expect(preferred.written).toEqual(['index x']);
  });

  it('rebuilds both from the beginning of the source', async () => {
    const { preferred, fallback, engine } = two();
    await engine.rebuild({
      [Symbol.asyncIterator]: async function* () {
        yield document;
      },
    });
    expect(fallback.written).toEqual(['rebuild x']);
    expect(preferred.written).toEqual(['rebuild x']);
  });
});
