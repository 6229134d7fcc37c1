import type { PageInfoType } from './shared.type.js';

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
