import DataLoader from 'dataloader';
import type { GraphqlContext } from './graphql-context.js';

/**
 * One question asked once per request for all the keys of a level: `const versionOf = batched((ids) => repository.byIds(ids))`,
 * then `versionOf(context).load(id)`. `byIds` returns a map; a missing key answers null.
 */
export function batched<Key, Value>(
  byKeys: (keys: readonly Key[], context: GraphqlContext) => Promise<Map<Key, Value>>,
): (context: GraphqlContext) => DataLoader<Key, Value | null> {
  const loaders = new WeakMap<GraphqlContext, DataLoader<Key, Value | null>>();
  return (context) => {
    const existing = loaders.get(context);
    if (existing) return existing;
    const created = new DataLoader<Key, Value | null>(async (keys) => {
      const found = await byKeys(keys, context);
      return keys.map((key) => found.get(key) ?? null);
    });
    loaders.set(context, created);
    return created;
  };
}
