import { type Filter, type FilterKey, readSearchAddress, searchPath } from './search-address.js';

/** What a teacher says of her own class: filters, as an address has them. Empty: nothing said. */
export type OwnClass = Pick<Filter, (typeof SAID)[number]>;

const SAID = ['levels', 'subjects', 'equipment', 'printing', 'doubleLevels'] as const satisfies FilterKey[];
/** One class has few: a cookie travels with every request. */
const MOST_OF_EACH = 6;
const LONGEST_ID = 60;

/** Of a cookie’s value, or of none: what is no filter of a class is left out. */
export function readOwnClass(value: string | null): OwnClass {
  const said = new URLSearchParams(value ?? '');
  const query = Object.fromEntries([...new Set(said.keys())].map((name) => [name, said.getAll(name)]));
  return keptOf(readSearchAddress(query).filter);
}

/** As a cookie keeps it: the query of an address. */
export const writeOwnClass = (ownClass: OwnClass): string =>
  searchPath({ filter: keptOf(ownClass) }).split('?')[1] ?? '';

function keptOf(filter: Filter): OwnClass {
  const kept = SAID.map(
    (key) =>
      [key, (filter[key] ?? []).filter((id) => id.length <= LONGEST_ID).slice(0, MOST_OF_EACH)] as const,
  );
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}
