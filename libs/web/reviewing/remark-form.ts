import { type FormBody, isChecked, numberOf, textOf } from '../layout/form.js';
import { placeFrom, textOfPlace, touchedIn } from './remark-place.js';
import type { Assignment } from './review-form.js';

/** « 12 » is a passage, « page 2 » a page; nothing is the place that was pointed at, or the whole. */
export function readRemark(body: FormBody) {
  const place = textOf(body, 'passage').trim();
  const page = /^(?:page|p\.?)\s*(\d{1,5})$/i.exec(place)?.[1];
  const passage = /^\d{1,6}$/.test(place) ? Number(place) : null;
  const pointed = place === '' ? placeFrom(textOf(body, 'lieu')) : null;
  const point = isChecked(body, 'sansLieu') ? null : (pointed?.point ?? null);
  const words = passage === null ? (page ? '' : place) : textOf(body, 'extrait').trim();
  return {
    passage,
    page: page ? Number(page) : (pointed?.page ?? null),
    file: pointed?.file ?? null,
    x: point?.x ?? null,
    y: point?.y ?? null,
    quote: words || null,
    words: textOf(body, 'words'),
    suggestion: textOf(body, 'suggestion').trim() || null,
  };
}

type GivenRemark = ReturnType<typeof readRemark>;

export const isWritten = ({ words, suggestion }: GivenRemark): boolean =>
  words.trim() !== '' || suggestion !== null;

/** Whether this very remark was made before: a form whose answer was cut is posted again. */
export const isThere = (
  { passage, page, file, x, y, quote, words, suggestion }: GivenRemark,
  remarks: NonNullable<Assignment['review']>['remarks'],
): boolean =>
  remarks.some(
    (each) =>
      each.words === words.trim() &&
      each.suggestion === suggestion &&
      each.passage === passage &&
      each.page === page &&
      (passage !== null || each.file === file) &&
      each.x === x &&
      each.y === y &&
      (quote === null ? passage !== null || each.quote === null : each.quote === quote),
  );

/** What a button chose for the remark that is to be written: a passage by its number, or where a page was touched. */
export function chosenIn(body: FormBody): { passage: string; lieu: string } | null {
  const passage = numberOf(body, 'commenter');
  if (passage !== null) return { passage: String(passage), lieu: '' };
  const touched = touchedIn(body);
  return touched && { passage: '', lieu: textOfPlace(touched) };
}
