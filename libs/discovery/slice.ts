import type { Slice } from '#platform/database';
import { offsetOf } from '#platform/graphql';
import { PAGE_SIZE } from './query.js';

interface AskedPage {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly page?: number | null;
}

const LARGEST_PAGE = 50;
/** A sitemap goes this far; nobody reads further. */
const DEEPEST = 50_000;

/** Where to begin and how many; a page number wins over a cursor. */
export function sliceOf({ first, after, page }: AskedPage): Slice {
  const limit = Math.min(Math.max(first ?? PAGE_SIZE, 1), LARGEST_PAGE);
  const offset = page ? (Math.max(page, 1) - 1) * limit : offsetOf(after);
  return { offset: Math.min(offset, DEEPEST), limit };
}
