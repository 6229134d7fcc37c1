import { text } from 'node:stream/consumers';
import type { ClientConfig } from 'pg';

/** A folder of this machine, or a bucket. `resumable`: where begun uploads wait; in a bucket they wait beside the rest. */
export type StorePlace =
  | { readonly dir: string; readonly resumable: string }
  | {
      readonly endpoint: string;
      readonly bucket: string;
      readonly accessKey: string;
      readonly secretKey: string;
      readonly region: string;
    };

export interface IndexPlace {
  readonly url: string;
  /** A key that reads documents. */
  readonly key: string;
  readonly index: string;
}

/** What is looked at. */
export interface Target {
  readonly database: Pick<ClientConfig, 'connectionString' | 'host' | 'user' | 'database'>;
  readonly store: StorePlace;
  /** Null: none, or none whose documents may be read. */
  readonly meilisearch: IndexPlace | null;
  /** A file with one JSON line for each publication that somebody was told of; null: none was kept. */
  readonly acknowledged: string | null;
  /** The one invariant to look at (`I8`); null: all. */
  readonly only: string | null;
}

/** One JSON text on standard input: secrets stand neither in the list of processes nor in the environment. */
export async function readTarget(input: NodeJS.ReadableStream): Promise<Target> {
  return JSON.parse(await text(input)) as Target;
}
