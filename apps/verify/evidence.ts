import { createHash } from 'node:crypto';
import { objectKey, openStore, type Store, type StoredEntry } from './store.js';
import { Snapshot } from './snapshot.js';
import type { Target } from './target.js';

/** What every check reads: the database at one instant, then the store, which may be younger but never older. */
export class Evidence {
  private constructor(
    readonly target: Target,
    readonly database: Snapshot,
    readonly store: Store,
    /** By SHA-256, all objects that the store lists. */
    readonly objects: ReadonlyMap<string, StoredEntry>,
    readonly now: Date,
  ) {}

  static async gather(target: Target): Promise<Evidence> {
    const database = await Snapshot.open(target.database);
    const [clock] = await database.rows<{ now: Date }>('select now()');
    const store = openStore(target.store);
    const objects = new Map<string, StoredEntry>();
    for await (const entry of store.list('objects/'))
      objects.set(entry.key.slice(entry.key.lastIndexOf('/') + 1), entry);
    return new Evidence(target, database, store, objects, clock?.now ?? new Date());
  }

  /** What is wrong with the bytes that bear this name; null: nothing. Reads them all. */
  async damage(sha256: string, size: number): Promise<string | null> {
    const bytes = await this.store.open(objectKey(sha256));
    if (bytes === null) return 'il manque dans le stockage';
    const hash = createHash('sha256');
    let read = 0;
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      read += chunk.length;
    }
    if (read !== size) return `il compte ${read} octets au lieu de ${size}`;
    const found = hash.digest('hex');
    return found === sha256 ? null : `ses octets ont l’empreinte ${found}`;
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

/** One invariant: `run` answers what it saw, in French, or throws `Breach`. */
export interface Check {
  readonly id: `I${number}`;
  readonly subject: string;
  readonly run: (evidence: Evidence) => Promise<string>;
}
