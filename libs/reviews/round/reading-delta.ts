/** A thing that is read: a block of a text or of a file, or a file itself (`kind` file), known by the hash of what it says. */
export interface DeltaPassage {
  /** Name of the file, or « texte ». */
  readonly part: string;
  readonly blockId: string;
  readonly kind: string;
  readonly hash: string;
}

/** A passage as it is now; `read`: the same words were read, wherever they stood. */
type DeltaLine<Passage extends DeltaPassage> =
  | { readonly state: 'read' | 'new'; readonly passage: Passage; readonly before: null }
  | { readonly state: 'changed'; readonly passage: Passage; readonly before: Passage };

export interface Delta<Passage extends DeltaPassage> {
  /** In reading order. */
  readonly lines: readonly DeltaLine<Passage>[];
  /** What was read and stands no more. */
  readonly gone: readonly Passage[];
  readonly changes: number;
}

/**
 * What the next round reads: of `now`, what nobody read, beside what it was. A label never stands on a passage whose hash
 * was not read; one that only moved is the same; words written twice must have been read twice.
 */
export function deltaBetween<Passage extends DeltaPassage>(
  read: readonly Passage[],
  now: readonly Passage[],
): Delta<Passage> {
  const left = new Set(read);
  const isRead = new Set<Passage>();
  // The nearest first, so that what is left over is what really went.
  for (const key of [inPlace, inPart, anywhere]) {
    const waiting = grouped(left, key);
    for (const passage of now) {
      if (isRead.has(passage)) continue;
      const found = waiting.get(key(passage))?.shift();
      if (!found) continue;
      left.delete(found);
      isRead.add(passage);
    }
  }
  const changed = grouped(left, asBlock);
  const lines = now.map((passage): DeltaLine<Passage> => {
    if (isRead.has(passage)) return { state: 'read', passage, before: null };
    const before = changed.get(asBlock(passage))?.shift();
    if (!before) return { state: 'new', passage, before: null };
    left.delete(before);
    return { state: 'changed', passage, before };
  });
  const gone = [...left];
  return { lines, gone, changes: told(lines, gone) };
}

const inPlace = ({ part, blockId, hash }: DeltaPassage): string => JSON.stringify([part, blockId, hash]);
const inPart = ({ part, hash }: DeltaPassage): string => JSON.stringify([part, hash]);
const anywhere = ({ hash }: DeltaPassage): string => hash;
const asBlock = ({ part, blockId, kind }: DeltaPassage): string =>
  JSON.stringify(kind === 'file' ? [part] : [part, blockId]);

function grouped<Passage extends DeltaPassage>(
  passages: Iterable<Passage>,
  key: (passage: DeltaPassage) => string,
): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(key(passage));
    if (group) group.push(passage);
    else groups.set(key(passage), [passage]);
  }
  return groups;
}

/** A reworded block that lost its id went and came: one change. */
function told<Passage extends DeltaPassage>(
  lines: readonly DeltaLine<Passage>[],
  gone: readonly Passage[],
): number {
  const counts = countsIn({ lines, gone });
  const changed = lines.filter(({ state, passage }) => state === 'changed' && counts(passage)).length;
  const added = lines.filter(({ state, passage }) => state === 'new' && counts(passage)).length;
  return changed + Math.max(added, gone.filter(counts).length);
}

/** A file with one new word is told by that word: that its bytes changed too says nothing more. */
function countsIn<Passage extends DeltaPassage>({
  lines,
  gone,
}: Pick<Delta<Passage>, 'lines' | 'gone'>): (passage: Passage) => boolean {
  const unread = lines.flatMap(({ state, passage }) => (state === 'read' ? [] : [passage]));
  const reworded = new Set([...unread, ...gone].flatMap(({ kind, part }) => (kind === 'file' ? [] : [part])));
  return ({ kind, part }) => kind !== 'file' || !reworded.has(part);
}

/** What is to be told of a delta: of what was read, what is no longer said so; of what stands now, what nobody read. */
export function unreadIn<Passage extends DeltaPassage>(
  delta: Delta<Passage>,
): { before: Passage[]; now: Passage[] } {
  const counts = countsIn(delta);
  const changed = delta.lines.flatMap(({ before }) => before ?? []);
  return {
    before: [...changed, ...delta.gone].filter(counts),
    now: delta.lines.flatMap(({ state, passage }) => (state !== 'read' && counts(passage) ? [passage] : [])),
  };
}
