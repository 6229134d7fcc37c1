import type { Found } from './phrases.js';
import { queryWords, type HintKind, type QueryWord } from './query-words.js';
import { isReadAsHint } from './readings.js';
import { splitWords, type Word } from './words.js';

export interface QueryHints {
  /** Ids of levels, as said: expand them with `expandLevels`. */
  levels: string[];
  subjects: string[];
  types: string[];
  /** Ids of file formats (`odp`, `ipynb`, `moodle-xml`…). */
  formats: string[];
}

/** Words of a query that are always set aside before those whose reading depends on their neighbours. */
const LATE = new Set<QueryWord['reading']>(['beside', 'beside-or-capitals', 'capitals-and-beside']);

/** Levels, subjects, types and formats named inside free text: to boost results, never to filter them. */
export function readQueryHints(query: string): QueryHints {
  const { hints } = readQuery(splitWords(query));
  const ids = (kind: HintKind) => [
    ...new Set(hints.filter((hint) => hint.value.kind === kind).flatMap((hint) => hint.value.ids)),
  ];
  return { levels: ids('levels'), subjects: ids('subjects'), types: ids('types'), formats: ids('formats') };
}

/** File formats that a query asks for: « diaporama » → odp, pptx. A boost, never a filter. */
export function formatHints(query: string): string[] {
  return readQueryHints(query).formats;
}

/** What stands in a query: hints, and words that look like one but mean something else (« cours » in « cours d’eau »). */
interface QueryReading {
  hints: Found<QueryWord>[];
  misleading: Found<QueryWord>[];
}

export function readQuery(words: readonly Word[]): QueryReading {
  const candidates = outermost(Object.values(queryWords().tables).flatMap((table) => table.scan(words)));
  const accepted: Found<QueryWord>[] = [];
  for (const late of [false, true]) {
    for (const candidate of candidates) {
      if (candidate.value.kind === 'silent' || candidate.value.reading === 'topic') continue;
      if (LATE.has(candidate.value.reading) !== late) continue;
      if (isReadAsHint(candidate, words, accepted)) accepted.push(candidate);
    }
  }
  const topics = candidates.filter((one) => one.value.reading === 'topic');
  const subjectIsNamed = accepted.some((hint) => hint.value.kind === 'subjects');
  const hints = [...accepted, ...(subjectIsNamed ? [] : topics)].sort((a, b) => a.start - b.start);
  return { hints, misleading: candidates.filter((one) => !accepted.includes(one) && !topics.includes(one)) };
}

/** A phrase inside a longer one says nothing by itself: « cours » in « cours d’eau », « seconde » in « seconde pro ». */
function outermost(found: readonly Found<QueryWord>[]): Found<QueryWord>[] {
  const covers = (outer: Found<QueryWord>, inner: Found<QueryWord>) =>
    outer.start <= inner.start &&
    outer.end >= inner.end &&
    (outer.end - outer.start > inner.end - inner.start ||
      (outer.value.kind === 'silent' && inner.value.kind !== 'silent'));
  return found.filter((inner) => !found.some((outer) => covers(outer, inner)));
}
