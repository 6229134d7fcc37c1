import { sound } from './sound.js';
import { stem } from './stem.js';

/** A word of the lexicon that may be what was meant. */
interface SpellingCandidate {
  word: string;
  documents: number;
}

interface Correction {
  word: string;
  /** Edits between the two words, an error that the ear does not notice counting for less. */
  cost: number;
}

/** Below this length another word is always nearer than the one meant. */
export const SHORTEST_CORRECTED = 4;
const HEARD_ALIKE = 0.5;
const WRONG_INITIAL = 0.5;
const INFLECTED = 0.25;
/** How much a thousand times more documents may weigh against an edit. */
const FREQUENCY = 0.1;
const MOST_CORRECTIONS = 3;

/** The likeliest corrections of a typed word, best first; empty when nothing is near enough. */
export function rankCorrections(typed: string, candidates: readonly SpellingCandidate[]): Correction[] {
  const heard = sound(typed);
  const ranked = candidates
    .filter((candidate) => candidate.word !== typed)
    .map(({ word, documents }) => ({ word, cost: costOf(typed, word, heard), documents }))
    .filter(({ cost }) => cost <= mostEdits(typed))
    .map((entry) => ({ ...entry, order: entry.cost - FREQUENCY * Math.log(entry.documents) }))
    .sort((a, b) => a.order - b.order || (a.word < b.word ? -1 : 1));
  const best = ranked[0];
  if (!best) return [];
  return ranked
    .filter(({ order }) => order <= best.order + 0.5)
    .slice(0, MOST_CORRECTIONS)
    .map(({ word, cost }) => ({ word, cost }));
}

/** The nearer of the two words and of their stems: a plural is no error. */
function costOf(typed: string, word: string, heard: string): number {
  const edits = Math.min(editDistance(typed, word), editDistance(stem(typed), stem(word)) + INFLECTED);
  const alike = sound(word) === heard;
  return (
    (alike ? Math.min(edits, 2) * HEARD_ALIKE : edits) + (alike || typed[0] === word[0] ? 0 : WRONG_INITIAL)
  );
}

/** One edit in a short word, two in an ordinary one, three in a long one. */
function mostEdits(word: string): number {
  if (word.length <= 5) return 1 + INFLECTED;
  return word.length <= 9 ? 2 + INFLECTED : 3;
}

/** Edits between two words, two neighbours exchanged counting for one (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (exchanged) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
