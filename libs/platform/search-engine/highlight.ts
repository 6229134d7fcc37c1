import type { Fragment } from './search-engine.js';
import { stem } from './stem.js';
import { eachWord, type Word } from './words.js';

/** Length of a snippet, in UTF-16 units. */
const SNIPPET = 220;
const BEFORE_FIRST_MARK = 60;
/** A long text is read no further once this many words answer: the best place is seldom later. */
const ENOUGH_ANSWERS = 200;

/** Cuts a whole text into fragments, marked where a word has one of the stems. */
export function markText(text: string, stems: ReadonlySet<string>): Fragment[] {
  return cut(text, answeringWords(text, stems, Infinity));
}

/** The place of a long text that answers the most distinct stems, as fragments; null when none does. */
export function markSnippet(text: string, stems: ReadonlySet<string>): Fragment[] | null {
  const answers = answeringWords(text, stems, ENOUGH_ANSWERS);
  const first = bestPlace(answers);
  if (!first) return null;
  const start = afterSpace(text, Math.max(0, first.start - BEFORE_FIRST_MARK));
  const end = beforeSpace(text, Math.min(text.length, start + SNIPPET), first.end);
  const inside = answers.filter((word) => word.start >= start && word.end <= end);
  const shifted = inside.map((word) => ({ ...word, start: word.start - start, end: word.end - start }));
  const fragments = cut(text.slice(start, end).replace(/\s/g, ' '), shifted);
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...fragments,
    ...(end < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}

type Answer = Word & { stem: string };

function answeringWords(text: string, stems: ReadonlySet<string>, enough: number): Answer[] {
  const seen = new Map<string, string | null>();
  const answers: Answer[] = [];
  for (const word of eachWord(text)) {
    if (!seen.has(word.folded)) {
      const found = stem(word.folded);
      seen.set(word.folded, stems.has(found) && !word.isStopWord ? found : null);
    }
    const found = seen.get(word.folded);
    if (found) answers.push({ ...word, stem: found });
    if (answers.length >= enough) break;
  }
  return answers;
}

function bestPlace(answers: readonly Answer[]): Answer | undefined {
  let best = answers[0];
  let most = 0;
  answers.forEach((first, index) => {
    const near = new Set<string>();
    for (let next = index; next < answers.length; next += 1) {
      const word = answers[next]!;
      if (word.end - first.start > SNIPPET - BEFORE_FIRST_MARK) break;
      near.add(word.stem);
    }
    if (near.size > most) [best, most] = [first, near.size];
  });
  return best;
}

function cut(text: string, words: readonly { start: number; end: number }[]): Fragment[] {
  const fragments: Fragment[] = [];
  let position = 0;
  const push = (end: number, marked: boolean): void => {
    if (end > position) fragments.push({ text: text.slice(position, end), marked });
    position = Math.max(position, end);
  };
  for (const { start, end } of words) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return fragments;
}

function afterSpace(text: string, position: number): number {
  if (position === 0) return 0;
  const space = text.slice(position, position + BEFORE_FIRST_MARK).search(/\s/);
  return space < 0 ? position : position + space + 1;
}

function beforeSpace(text: string, position: number, least: number): number {
  if (position === text.length) return position;
  const space = text.slice(least, position).search(/\s\S*$/);
  return space < 0 ? position : least + space;
}
