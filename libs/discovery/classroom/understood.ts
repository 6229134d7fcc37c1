import { readClassroom, withoutWords } from '#vocabulary';
import { type ChosenFilters, valueLabel } from '../facet.js';
import { askedOfClass } from '../query.js';

/** A filter that words of the query say: the search as it would be with the filter in place of the words. */
export interface Understood {
  readonly typed: string;
  readonly label: string;
  readonly text: string;
  readonly filters: ChosenFilters;
}

/** More would be a form. */
const MOST = 3;

/** The filters that the words of a query say and that are not chosen yet; nothing of it is applied. */
export function understoodIn(text: string, filters: ChosenFilters): Understood[] {
  return readClassroom(text)
    .map((phrase) => ({ phrase, ...askedOfClass(phrase) }))
    .filter(({ name, values }) => values.some((value) => !filters[name]?.includes(value)))
    .slice(0, MOST)
    .map(({ phrase, name, values }) => ({
      typed: phrase.typed,
      label: values.map((value) => valueLabel(name, value)).join(' ou '),
      text: withoutWords(text, phrase),
      filters: { ...filters, [name]: [...new Set([...(filters[name] ?? []), ...values])] },
    }));
}
