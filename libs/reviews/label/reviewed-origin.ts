import type { DeltaPassage } from '../round/reading-delta.js';

/** A version that an adaptation comes from, and what was read of it under its label. */
export interface ReviewedSource {
  readonly versionId: string;
  readonly read: readonly Pick<DeltaPassage, 'hash'>[];
}

/** Of one part of an adaptation, how much comes word for word from sources that were reviewed. */
export interface PartOrigin {
  readonly part: string;
  readonly passages: number;
  readonly reviewed: number;
  readonly versionIds: readonly string[];
}

/**
 * An adaptation never wears the label of its source: its page only says which of its parts were read there. A passage
 * counts for the first source where the same words were read, each reading once.
 */
export function reviewedOrigins(
  passages: readonly DeltaPassage[],
  sources: readonly ReviewedSource[],
): PartOrigin[] {
  const left = sources.map(({ versionId, read }) => ({ versionId, counts: countsOf(read) }));
  const parts = new Map<string, { passages: number; reviewed: number; versionIds: Set<string> }>();
  for (const { part, hash } of countedPassages(passages)) {
    const origin = parts.get(part) ?? { passages: 0, reviewed: 0, versionIds: new Set<string>() };
    parts.set(part, origin);
    origin.passages += 1;
    const source = left.find(({ counts }) => (counts.get(hash) ?? 0) > 0);
    if (!source) continue;
    source.counts.set(hash, source.counts.get(hash)! - 1);
    origin.reviewed += 1;
    origin.versionIds.add(source.versionId);
  }
  return [...parts].map(([part, origin]) => ({ part, ...origin, versionIds: [...origin.versionIds] }));
}

/** A file with words is counted by them; one without (a picture, a sound) by its bytes. */
function countedPassages(passages: readonly DeltaPassage[]): DeltaPassage[] {
  const worded = new Set(passages.flatMap(({ kind, part }) => (kind === 'file' ? [] : [part])));
  return passages.filter(({ kind, part }) => kind !== 'file' || !worded.has(part));
}

function countsOf(read: ReviewedSource['read']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { hash } of read) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}
