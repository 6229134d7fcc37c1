import { diffWords } from 'diff';

/** A stretch of words that both texts hold, or only one of them. */
export interface WordMark {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A text changed in more places than this is read more easily as two texts. */
const MAX_MARKS = 40;
const MAX_EDITS = 2_000;
const MAX_CHARACTERS = 50_000;

/** What was taken away from `before` and what was put in to make `after`, word by word. */
export function markWords(before: string, after: string): WordMark[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const changes =
    before.length + after.length > MAX_CHARACTERS
      ? undefined
      : diffWords(before, after, { maxEditLength: MAX_EDITS });
  const marks = (changes ?? []).map(({ added, removed, value }): WordMark => {
    if (added) return { kind: 'added', text: value };
    return { kind: removed ? 'removed' : 'same', text: value };
  });
  if (marks.length > 0 && marks.length <= MAX_MARKS) return marks;
  const whole: WordMark[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return whole.filter(({ text }) => text !== '');
}
