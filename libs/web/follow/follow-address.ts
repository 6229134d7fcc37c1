import type { FollowInput } from '#contract';
import type { FormBody } from '../layout/form.js';
import { safePath } from '../layout/safe-path.js';
import { readSearchAddress } from '../search/search-address.js';

/** Where what may be followed is read; `back` is where one goes on after pressing the button. */
interface Followable {
  readonly input: FollowInput;
  readonly back: string;
}

/** A page whose address says what it is about; null for any other. */
export function followableAt(address: string): Followable | null {
  const { pathname, searchParams } = new URL(safePath(address, '/'), 'http://pages.invalid');
  if (pathname === '/recherche') return { input: searched(searchParams), back: '/mes/suivis' };
  const [, place, name] = /^\/(u|c|niveau|discipline)\/([^/.]+)$/.exec(pathname) ?? [];
  const field = place === undefined ? undefined : FIELDS[place];
  return field === undefined ? null : { input: { [field]: decoded(name ?? '') }, back: pathname };
}

const FIELDS: Record<string, keyof FollowInput> = {
  u: 'person',
  c: 'collection',
  niveau: 'level',
  discipline: 'subject',
};

/** A level and a subject without words are a shelf, told at once; any other search is asked once a day. */
function searched(params: URLSearchParams): FollowInput {
  const body: FormBody = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  const { text, filter } = readSearchAddress(body);
  const { levels = [], subjects = [], ...others } = filter;
  const isShelf =
    text === '' &&
    Object.keys(others).length === 0 &&
    levels.length < 2 &&
    subjects.length < 2 &&
    levels.length + subjects.length > 0;
  return isShelf
    ? { level: levels[0] ?? null, subject: subjects[0] ?? null }
    : { search: { text, filter: filter } };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
