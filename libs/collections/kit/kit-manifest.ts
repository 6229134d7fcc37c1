import { grouped } from '#platform/database';
import type { ToldCollection } from '../archive/archive-summary.js';
import type { KitEntry } from './kit-contents.js';
import { codeIn } from './kit-path.js';
import type { Removal } from './kit-removal.js';

/** What belongs to no resource. */
const WHOLE = '';

/** A resource of a kit, as its manifest names it. */
export interface ManifestItem {
  /** Its short code, which never changes. */
  readonly resource: string;
  readonly title: string;
  readonly version: number;
  /** SPDX, or one of ours. */
  readonly licence: string;
  readonly url: string;
}

/** An item that is a link only. */
interface LeftItem {
  readonly title: string;
  readonly url: string | null;
  readonly reason: string;
}

/** All that a manifest says. */
export interface ToldKit {
  readonly id: string;
  readonly madeAt: Date;
  /** Kits over which this one is laid; null: it stands alone. */
  readonly base: readonly string[] | null;
  readonly items: readonly ManifestItem[];
  readonly left: readonly LeftItem[];
  readonly removed: readonly Removal[];
  readonly entries: readonly KitEntry[];
}

/**
 * `manifest.json`: what a kit holds once it is laid over those of `base`, by resource, with the SHA-256 and the bytes of
 * each file; what is a link only, and why; what was taken out since.
 */
export function manifestJson({ title, url }: ToldCollection, kit: ToldKit): string {
  const { id, madeAt, base, items, left, removed, entries } = kit;
  const byCode = grouped(entries, ({ path }) => codeIn(path) ?? WHOLE);
  const held = items.map((item) => ({ ...item, files: byCode.get(item.resource) ?? [] }));
  return JSON.stringify(
    {
      ...{ format: 'essaim-valise', formatVersion: 1, id, madeAt: madeAt.toISOString(), base },
      collection: { title, url },
      ...{ items: held, left, removed, files: byCode.get(WHOLE) ?? [] },
    },
    null,
    1,
  );
}
