import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createMeilisearchSearch } from '#platform/search-engine';
import { makeKeys, openThrowawayMeilisearch, testServer } from '../bench/throwaway-meilisearch.js';
import type { Exchange } from './meilisearch-exchanges.js';
import { record } from './meilisearch-recorder.js';
import { replay } from './meilisearch-replay.js';
import type { EngineUnderTest } from './search-engine-contract.js';

/** The whole contract as a real server answered it, made anew with MEILI_RECORD=1 and MEILI_TEST_URL. */
const RECORDING = new URL('./meilisearch-contract.jsonl.gz', import.meta.url);
const INDEX = 'essaim-contract';
/** Names that stand for keys in the recording. */
const KEYS = { searchKey: 'search-key', writeKey: 'write-key' };

/** What the contract runs on: a real server where there is one, else our recording of one. */
export const meilisearchName = testServer() ? 'Meilisearch, real server' : 'Meilisearch, replayed';

export function openMeilisearch(): Promise<EngineUnderTest> {
  if (!testServer()) return openReplay();
  return process.env.MEILI_RECORD ? openRecorder() : openThrowawayMeilisearch();
}

/** The lines of a recording; `zcat` shows those of ours. */
export function readExchanges(file: URL | string): Exchange[] {
  const bytes = readFileSync(file);
  const text = String(file).endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const lines = text.toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange);
}

async function openReplay(): Promise<EngineUnderTest> {
  const server = await replay(readExchanges(RECORDING));
  const engine = createMeilisearchSearch({ url: server.url, index: INDEX, ...KEYS });
  await engine.clear();
  return { engine, dispose: () => server.stop({ whole: true }) };
}

async function openRecorder(): Promise<EngineUnderTest> {
  const upstream = testServer();
  if (!upstream) throw new Error('Only a real server can be recorded');
  const real = await makeKeys(upstream, INDEX);
  const names = new Map([
    [KEYS.searchKey, real.searchKey],
    [KEYS.writeKey, real.writeKey],
  ]);
  const server = await record(upstream.url, names);
  const engine = createMeilisearchSearch({ url: server.url, index: INDEX, ...KEYS });
  await engine.clear();
  return {
    engine,
    dispose: async () => {
      const lines = server.exchanges().map((exchange) => `${JSON.stringify(exchange)}\n`);
      writeFileSync(RECORDING, gzipSync(lines.join(''), { level: 9 }));
      await server.stop();
      await real.forget();
    },
  };
}
