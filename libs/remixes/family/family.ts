import type { NamedSource } from '#resources';

/** A published version, its credit, and what its author says of it as an adaptation. */
export interface FamilyVersion {
  readonly versionId: string;
  readonly resourceId: string;
  readonly number: number;
  readonly title: string;
  /** Names, in order, without who asked not to be named. */
  readonly authors: readonly string[];
  readonly licenceId: string;
  readonly licenceAnnounced: string | null;
  readonly publishedAt: Date;
  /** Terms of the vocabulary `adaptation-reasons`. */
  readonly reasons: readonly string[];
  readonly whatChanged: string | null;
  readonly sources: readonly NamedSource[];
  /** False: withdrawn or hidden, and only its credit is told. */
  readonly readable: boolean;
}

/** A resource that another one comes from, or that comes from it, at the version that ties them; or a work from outside. */
export interface Relative {
  /** Of the resource; of the source, for a work from outside. */
  readonly id: string;
  readonly resourceId: string | null;
  /** Null for a work from outside, and for what may not be read. */
  readonly versionId: string | null;
  readonly number: number | null;
  readonly title: string;
  readonly authors: readonly string[];
  readonly licenceId: string;
  readonly licenceAnnounced: string | null;
  readonly publishedAt: Date | null;
  readonly reasons: readonly string[];
  readonly whatChanged: string | null;
  readonly sources: readonly NamedSource[];
  readonly outsideUrl: string | null;
  /** Steps from the resource that was asked about. */
  readonly depth: number;
  /** Its ties one step nearer to that resource; the first is the one under which a tree shows it. */
  readonly nearer: readonly string[];
}

/** Some families have more; nobody reads them. */
const MOST_ANCESTORS = 100;

/**
 * All that a version comes from, nearest first, each once however many ways lead to it. It follows the pinned versions, as
 * the credit does, so both name the same works.
 */
export function ancestorsOf(root: FamilyVersion, versions: ReadonlyMap<string, FamilyVersion>): Relative[] {
  const itself = { ...relativeOf(root), depth: 0, nearer: [] };
  const met = new Map<string, Met>([[root.resourceId, itself]]);
  const walked = new Set([root.versionId]);
  const toWalk = [root];
  for (const version of toWalk)
    for (const source of version.sources) {
      const pinned = source.sourceVersionId === null ? null : versions.get(source.sourceVersionId);
      if (pinned === undefined) continue;
      const key = pinned?.resourceId ?? outsideKey(source);
      const isKept = meet(met, key, { facts: pinned ? relativeOf(pinned) : outside(source), from: version });
      if (!isKept || !pinned || walked.has(pinned.versionId)) continue;
      walked.add(pinned.versionId);
      toWalk.push(pinned);
    }
  return [...met.values()].slice(1);
}

type Facts = Omit<Relative, 'depth' | 'nearer'>;
type Met = Facts & { depth: number; nearer: string[] };

/** False when it is new and there is no more room. */
function meet(
  met: Map<string, Met>,
  key: string,
  { facts, from }: { facts: Facts; from: FamilyVersion },
): boolean {
  const known = met.get(key);
  if (!known && met.size > MOST_ANCESTORS) return false;
  const depth = (met.get(from.resourceId)?.depth ?? 0) + 1;
  const relative = known ?? { ...facts, depth, nearer: [] };
  met.set(key, relative);
  if (key !== from.resourceId && !relative.nearer.includes(from.resourceId))
    relative.nearer.push(from.resourceId);
  return true;
}

/** Of what may not be read only the credit is told, not what its author says of it. */
export function relativeOf(version: FamilyVersion): Facts {
  const { readable, ...facts } = version;
  const said = readable ? {} : { versionId: null, reasons: [], whatChanged: null };
  return { ...facts, ...said, id: version.resourceId, outsideUrl: null };
}

/** Two adapters of one page outside name it each in her own row. */
const outsideKey = ({ outsideUrl, title, authors }: NamedSource): string =>
  outsideUrl ?? [title, ...authors].join('\n');

const outside = (source: NamedSource): Facts => ({
  id: source.id,
  resourceId: null,
  versionId: null,
  number: null,
  title: source.title,
  authors: source.authors,
  licenceId: source.licenceId,
  licenceAnnounced: source.licenceAnnounced,
  publishedAt: null,
  reasons: [],
  whatChanged: null,
  sources: [],
  outsideUrl: source.outsideUrl,
});
