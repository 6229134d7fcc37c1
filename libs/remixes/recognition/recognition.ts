/** How a source was recognised, strongest first: its mark inside the file, the same bytes, words and pictures in common. */
const kinds = ['stamp', 'identical', 'similar'] as const;
type RecognitionKind = (typeof kinds)[number];

/** One published version that a file of a draft may come from. */
export interface Trace {
  readonly draftId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly kind: RecognitionKind;
  /** Of the file, found in the source: 0 to 1. Null: the mark alone speaks. */
  readonly share: number | null;
  /** Nothing was changed: the same bytes, or the same words and pictures. */
  readonly unmodified: boolean;
  /** Somebody who writes the draft writes the source too. */
  readonly own: boolean;
  readonly versionId: string;
  readonly number: number;
  readonly resourceId: string;
  readonly familyId: string;
  readonly publishedAt: Date;
}

/** The source to be named for some file of a draft. */
export interface Recognition extends Trace {
  readonly id: string;
}

/** More would be a list, not a help. */
const MOST_SHOWN = 5;

/**
 * One source of each family, the strongest: who adapted an adaptation names that one, and its ancestors are credited by
 * themselves. Of equals, the one that was there first.
 */
export function recognitionsAmong(traces: readonly Trace[]): Recognition[] {
  const chosen = new Map<string, Trace>();
  for (const trace of [...traces].sort(strongerFirst))
    if (!chosen.has(trace.familyId)) chosen.set(trace.familyId, withShare(trace, traces));
  return [...chosen.values()].slice(0, MOST_SHOWN).map((trace) => ({ ...trace, id: idOf(trace) }));
}

/** One for the draft and the source: the answer stands when the file is replaced by the next state of it. */
const idOf = ({ draftId, resourceId }: Trace): string => `${draftId}.${resourceId}`;

const strongerFirst = (a: Trace, b: Trace): number =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
  (b.share ?? 0) - (a.share ?? 0) ||
  a.publishedAt.getTime() - b.publishedAt.getTime() ||
  b.number - a.number;

/** A mark says where a file comes from, not how much of it is left: that is measured. */
function withShare(trace: Trace, traces: readonly Trace[]): Trace {
  if (trace.kind !== 'stamp') return trace;
  const measured = traces.filter(
    ({ fileId, resourceId, share }) =>
      fileId === trace.fileId && resourceId === trace.resourceId && share !== null,
  );
  if (measured.length === 0) return trace;
  return {
    ...trace,
    share: Math.max(...measured.map(({ share }) => share ?? 0)),
    unmodified: measured.some(({ unmodified }) => unmodified),
  };
}
