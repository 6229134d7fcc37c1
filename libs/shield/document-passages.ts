import type { ShieldPassage } from './find-pupil-traces.js';

/** A document as its readers give it; structural, since pure libraries do not know each other. */
export interface ReadDocument {
  readonly blocks: readonly { readonly kind: string; readonly level?: number; readonly text: string }[];
  readonly asides?: readonly { readonly place: string; readonly text: string }[];
  /** What the file says of itself: fields of one or several values. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const PROPERTIES = 'propriétés du document';
const NAMES: Record<string, string> = {
  table: 'tableau',
  code: 'code',
  formula: 'formule',
};
const SHORT = new Set(['paragraph', 'list-item', 'heading']);

/**
 * The passages of a document, each with its place. Paragraphs and items that follow each other are read together,
 * because a class list is often typed line by line; words never name a place, since they may be the datum.
 */
export function passagesOf({ blocks, asides = [], metadata = {} }: ReadDocument): ShieldPassage[] {
  // Office files give their properties whole, as an aside: the fields that readers chose among them say nothing more.
  const hasProperties = asides.some(({ place }) => place === PROPERTIES);
  return [...runsOf(blocks), ...asidesOf(asides), ...(hasProperties ? [] : metadataOf(metadata))];
}

function runsOf(blocks: ReadDocument['blocks']): ShieldPassage[] {
  const passages: ShieldPassage[] = [];
  const counts = new Map<string, number>();
  let lines: string[] = [];
  let first = 0;
  const count = (kind: string): number => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts.get(kind) ?? 1;
  };
  const flush = (): void => {
    if (lines.length > 0)
      passages.push({ kind: 'text', text: lines.join('\n'), place: 'texte', firstParagraph: first });
    lines = [];
  };
  for (const { kind, level, text } of blocks) {
    if (SHORT.has(kind)) {
      const at = count('paragraph');
      if (lines.length === 0) first = at;
      lines.push(text.replaceAll('\n', ' '));
      continue;
    }
    flush();
    const place =
      kind === 'page' ? `page ${level ?? count(kind)}` : `${NAMES[kind] ?? 'passage'} ${count(kind)}`;
    passages.push({ kind: kind === 'table' ? 'table' : kind === 'code' ? 'code' : 'text', text, place });
  }
  flush();
  return passages;
}

function asidesOf(asides: NonNullable<ReadDocument['asides']>): ShieldPassage[] {
  const counts = new Map<string, number>();
  return asides.map(({ place, text }) => {
    const rank = (counts.get(place) ?? 0) + 1;
    counts.set(place, rank);
    return { kind: 'text', text, place: place === PROPERTIES ? place : `${place} ${rank}` };
  });
}

function metadataOf(metadata: NonNullable<ReadDocument['metadata']>): ShieldPassage[] {
  const texts = Object.entries(metadata)
    .filter(([field]) => field !== 'found' && !field.startsWith('licence'))
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is string => typeof value === 'string');
  return texts.length > 0 ? [{ kind: 'text', text: texts.join('\n'), place: PROPERTIES }] : [];
}
