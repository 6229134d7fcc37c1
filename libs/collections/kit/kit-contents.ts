import { createHash } from 'node:crypto';
import { codeIn, placesOf } from './kit-path.js';

/** Something that a kit holds. */
export interface KitEntry {
  readonly path: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** By path, enough of the hash to tell two contents apart. */
export type KitContents = Readonly<Record<string, string>>;

const MARK = 16;
const markOf = (sha256: string): string => sha256.slice(0, MARK);

export const contentsOf = (entries: readonly KitEntry[]): KitContents =>
  Object.fromEntries(entries.map(({ path, sha256 }) => [path, markOf(sha256)]));

/** Names what a kit holds: made twice of the same, it has the same name. */
export function kitId(contents: KitContents): string {
  const lines = Object.entries(contents)
    .map(([path, mark]) => `${mark} ${path}\n`)
    .sort();
  return markOf(createHash('sha256').update(lines.join('')).digest('hex'));
}

/** A kit that was given. */
export interface KnownKit {
  readonly id: string;
  readonly contents: KitContents;
}

/** What somebody has already: the kit that she names, or any of those that were given on a day. */
export class KitBase {
  constructor(private readonly kits: readonly KnownKit[]) {}

  /** False: everything is new. */
  get isKnown(): boolean {
    return this.kits.length > 0;
  }

  get ids(): string[] {
    return this.kits.map(({ id }) => id).sort();
  }

  /** Nobody is promised what she may not have: only what all of them hold. */
  holds({ path, sha256 }: Pick<KitEntry, 'path' | 'sha256'>): boolean {
    return this.isKnown && this.kits.every(({ contents }) => contents[path] === markOf(sha256));
  }

  /** Codes of the resources that had a page, and have none now. */
  lostResources(now: KitContents): string[] {
    const codes = this.paths().flatMap((path) => codeIn(path) ?? []);
    return [...new Set(codes)].filter((code) => !(placesOf(code).page in now)).sort();
  }

  /** Paths that stand for nothing any more, of resources that are still there. */
  lostPaths(now: KitContents): string[] {
    const isHere = (path: string): boolean => {
      const code = codeIn(path);
      return code === null || placesOf(code).page in now;
    };
    return [...new Set(this.paths())].filter((path) => !(path in now) && isHere(path)).sort();
  }

  private paths(): string[] {
    return this.kits.flatMap(({ contents }) => Object.keys(contents));
  }
}
