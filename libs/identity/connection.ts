import { cursorAt, offsetOf, pageInfo } from '#platform/graphql';

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

const mostAtOnce = 50;

/** A Relay connection of what this slice holds. */
export async function connection<Node>(
  asked: { first: number | null; after: string | null },
  read: (slice: Slice) => Promise<{ rows: Node[]; total: number }>,
) {
  const offset = offsetOf(asked.after);
  const limit = Math.min(Math.max(asked.first ?? 20, 1), mostAtOnce);
  const { rows, total } = await read({ offset, limit });
  const edges = rows.map((node, at) => ({ node, cursor: cursorAt(offset + at) }));
  return { totalCount: total, edges, pageInfo: pageInfo(offset, rows.length, total) };
}
