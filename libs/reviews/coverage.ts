/** A thing that is read: a block of a text or of a file, or a file itself (`kind` file), known by the hash of what it says. */
export interface CoveredPassage {
  /** Name of the file, or « texte ». */
  readonly part: string;
  readonly kind: string;
  readonly hash: string;
}

export interface Coverage<Passage extends CoveredPassage> {
  /** In reading order. Read: the same words were read, wherever they stood. */
  readonly passages: readonly { readonly passage: Passage; readonly isRead: boolean }[];
  /** Passages written, changed or taken away since. */
  readonly changed: number;
}

/**
 * What of `now` a review covers that read `read`. A label never stands on a passage whose hash was not read; one that
 * only moved is the same; words written twice must have been read twice.
 */
export function cover<Passage extends CoveredPassage>(
  read: readonly CoveredPassage[],
  now: readonly Passage[],
): Coverage<Passage> {
  const left = new Map<string, CoveredPassage[]>();
  for (const passage of read) left.set(passage.hash, [...(left.get(passage.hash) ?? []), passage]);
  const passages = now.map((passage) => ({ passage, isRead: left.get(passage.hash)?.pop() !== undefined }));
  const unread = passages.filter(({ isRead }) => !isRead).map(({ passage }) => passage);
  const gone = [...left.values()].flat();
  // A file with one new word has other bytes too: that is one change.
  const told = new Set([...unread, ...gone].filter(({ kind }) => kind !== 'file').map(({ part }) => part));
  const count = (some: readonly CoveredPassage[]): number =>
    some.filter(({ kind, part }) => kind !== 'file' || !told.has(part)).length;
  return { passages, changed: Math.max(count(unread), count(gone)) };
}
