import { type FormBody, textOf } from '../layout/form.js';
import { NBSP } from '../layout/words.js';
import type { Assignment } from './review-form.js';

type File = NonNullable<Assignment['work']>['files'][number];

/** A page of a file of what is read, and maybe a place of it in thousandths: « 1-3 », « 1-3-250-700 » in addresses and forms. */
export interface PagePlace {
  readonly file: number;
  readonly page: number;
  readonly point: { readonly x: number; readonly y: number } | null;
}

/** Widths of a page that one may point at: a browser tells where it was touched in pixels, so they must be known. */
export const POINTED_WIDTHS = [288, 480, 576] as const;

export const textOfPlace = ({ file, page, point }: PagePlace): string =>
  [file, page, ...(point ? [point.x, point.y] : [])].join('-');

export function placeFrom(text: string): PagePlace | null {
  const found = /^(\d{1,3})-(\d{1,4})(?:-(\d{1,4})-(\d{1,4}))?$/.exec(text);
  if (!found) return null;
  const [file = 0, page = 0, x, y] = found.slice(1).flatMap((part) => (part ? [Number(part)] : []));
  if (x === undefined || y === undefined) return { file, page, point: null };
  return { file, page, point: { x: Math.min(x, 1000), y: Math.min(y, 1000) } };
}

/** The name of a page that is shown so wide and so high, as a button to point at it. */
export const pointName = (width: number, height: number): string => `point-${width}x${height}`;

/** Where the page was touched; by keyboard, which touches its corner, the page and no place of it. */
export function touchedIn(body: FormBody): PagePlace | null {
  const shown = placeFrom(textOf(body, 'vue'));
  const name = Object.keys(body).find((key) => /^point-\d{1,4}x\d{1,4}\.x$/.test(key));
  if (!shown || !name) return null;
  const [width = 1, height = 1] = (name.match(/\d+/g) ?? []).map(Number);
  const [x, y] = ['x', 'y'].map((axis) => Number(textOf(body, name.replace(/x$/, axis))) || 0) as [
    number,
    number,
  ];
  const point = x === 0 && y === 0 ? null : { x: thousandths(x, width), y: thousandths(y, height) };
  return { ...shown, point };
}

const thousandths = (at: number, of: number): number =>
  Math.max(0, Math.min(1000, Math.round((at * 1000) / Math.max(of, 1))));

/** The page that is shown: the one asked for, or the first that there is. */
export function shownPage(files: readonly File[], asked: string) {
  const wish = placeFrom(asked);
  const all = files.flatMap((file) => file.pages.map((page) => ({ file, page })));
  return (
    all.find(({ file, page }) => file.number === wish?.file && page.number === wish.page) ?? all[0] ?? null
  );
}

/** « page 3 de « fiche.pdf » ». */
export const pageWords = (page: number, file: string | null): string =>
  file ? `page${NBSP}${page} de «${NBSP}${file}${NBSP}»` : `page${NBSP}${page}`;
