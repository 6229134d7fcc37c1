import { cursorAt, offsetOf, pageInfo } from '#platform/graphql';

/** Which part of a list, from 0. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

const usual = 20;
const mostAtOnce = 100;

/** A Relay connection of what this slice holds. */
export async function slicePage<Row>(
  asked: { first: number | null; after: string | null },
  read: (slice: Slice) => Promise<{ rows: Row[]; total: number }>,
) {
  const offset = offsetOf(asked.after);
  const limit = Math.min(Math.max(asked.first ?? usual, 1), mostAtOnce);
  const { rows, total } = await read({ offset, limit });
  const edges = rows.map((node, at) => ({ node, cursor: cursorAt(offset + at) }));
  return { totalCount: total, edges, pageInfo: pageInfo(offset, rows.length, total) };
}
