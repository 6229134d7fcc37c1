import type { Slice } from '#platform/database';
import type { PageInfoType } from './shared.type.js';

/** What a caller asks of a list: 20 rows when she doesn't say, `most` (50) at once. */
interface AskedSlice {
  readonly first: number | null;
  readonly after: string | null;
  readonly most?: number;
}

/** A cursor is an offset in disguise: lists here are short-lived and rarely deep. */
export const cursorAt = (offset: number): string => Buffer.from(`o:${offset}`).toString('base64url');

/** Where to go on from after this cursor; a foreign or broken cursor starts again. */
export function offsetOf(after: string | null | undefined): number {
  const text = after ? Buffer.from(after, 'base64url').toString() : '';
  const match = /^o:(\d{1,7})$/.exec(text);
  return match ? Number(match[1]) + 1 : 0;
}

/** Relay page information of a slice. */
export function pageInfo(offset: number, count: number, total: number): PageInfoType {
  return {
    hasNextPage: offset + count < total,
    hasPreviousPage: offset > 0,
    startCursor: count > 0 ? cursorAt(offset) : null,
    endCursor: count > 0 ? cursorAt(offset + count - 1) : null,
  };
}

/** A Relay connection of the rows that `read` finds for this slice, of `total` in all. */
export async function connection<Row>(
  { first, after, most = 50 }: AskedSlice,
  read: (slice: Slice) => Promise<{ rows: Row[]; total: number }>,
) {
  const offset = offsetOf(after);
  const limit = Math.min(Math.max(first ?? 20, 1), most);
  const { rows, total } = await read({ offset, limit });
  const edges = rows.map((node, at) => ({ node, cursor: cursorAt(offset + at) }));
  return { totalCount: total, edges, pageInfo: pageInfo(offset, rows.length, total) };
}
