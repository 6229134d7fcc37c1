import { ForeignStore, StoreLost } from './object-storage.errors.js';

/** How a store keeps the name of the installation that it belongs to. */
export interface Marker {
  /** Null: the store has no marker. */
  read(): Promise<string | null>;
  /** Marks a store without objects, unless somebody was faster. @throws ForeignStore when it holds objects. */
  markEmpty(instanceId: string): Promise<void>;
}

/** What `ObjectStorage.ensureMarker` promises, the same for every store. */
export async function ensureMarked(
  marker: Marker,
  instanceId: string,
  hadStore: boolean,
): Promise<{ created: boolean }> {
  const before = await marker.read();
  if (before === null && hadStore) throw new StoreLost();
  if (before === null) await marker.markEmpty(instanceId);
  const owner = before ?? (await marker.read());
  if (owner !== instanceId) throw new ForeignStore(owner);
  return { created: before === null };
}
