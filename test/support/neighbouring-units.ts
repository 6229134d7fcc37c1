import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { grouped } from '#platform/database';

/** A line of a manifest, as far as its place among others goes. */
interface Unit {
  readonly id: string;
  readonly disciplines: readonly string[];
  readonly source: { readonly repo?: string; readonly paths: readonly string[] };
}

/** Two units that stand side by side in their source. */
interface UnitPair {
  readonly unit: Unit;
  readonly neighbour: Unit;
}

/** The manifest of shared real lessons, beside the checkout; null when it is not there. */
export function sharedManifest(): string | null {
  // Compiled, this file lies one folder deeper.
  const beside = ['../../..', '../../../..'].map((up) =>
    fileURLToPath(new URL(`${up}/shared`, import.meta.url)),
  );
  const folders = env.ESSAIM_SHARED ? [env.ESSAIM_SHARED] : beside;
  return folders.map((folder) => join(folder, 'corpus', 'manifest.jsonl')).find(existsSync) ?? null;
}

export function unitsOf(manifest: string): Unit[] {
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Unit);
}

/**
 * Units that whoever arranged a repository put side by side, by the natural order of their paths (10 after 9). A sequence is the files of one folder, or what is numbered alike there (`1.1_…`, `1.2_…`).
 */
export function neighbouringUnits(units: readonly Unit[]): UnitPair[] {
  const repositories = grouped(
    units.filter(({ source }) => source.repo),
    ({ source }) => source.repo ?? '',
  );
  return [...repositories.values()].flatMap((own) => {
    const ordered = own.toSorted((a, b) => natural.compare(pathOf(a), pathOf(b)));
    return ordered.flatMap((unit, at) =>
      ordered
        .slice(at + 1, at + 1 + REACH)
        .filter((neighbour) => areOfOneSequence(pathOf(unit), pathOf(neighbour)))
        .map((neighbour) => ({ unit, neighbour })),
    );
  });
}

/**
 * The chance that one of `most` resources drawn among those that share a subject with the unit is its neighbour: exact, so that a floor has no luck.
 */
export function randomFloor(pairs: readonly UnitPair[], units: readonly Unit[], most: number): number {
  const chances = pairs.map(({ unit, neighbour }) => {
    const subjects = new Set(unit.disciplines);
    const drawn = units.filter(
      (other) => other.id !== unit.id && other.disciplines.some((each) => subjects.has(each)),
    );
    return drawn.includes(neighbour) ? Math.min(1, most / drawn.length) : 0;
  });
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}

/** The next unit and the one after it: of a repository the corpus holds a part. */
const REACH = 2;
const natural = new Intl.Collator('fr', { numeric: true });
const pathOf = ({ source }: Unit): string => source.paths[0] ?? '';

/** Where two paths part, both are files, or both bear a number after the same words; years number nothing. */
function areOfOneSequence(a: string, b: string): boolean {
  const [inA, inB] = [a.split('/'), b.split('/')];
  const parting = inA.findIndex((name, depth) => name !== inB[depth]);
  const [one = '', other = ''] = [inA[parting], inB[parting]];
  if (parting === inA.length - 1 && parting === inB.length - 1) return true;
  const before = /^(\D*)(\d{1,3})(?!\d)/;
  return (before.exec(one)?.[1] ?? one) === (before.exec(other)?.[1] ?? null);
}
