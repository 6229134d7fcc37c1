import { readFileSync, rmSync } from 'node:fs';

/**
 * Where a test may kill the product: before and after each moment at which something becomes durable. `test/crash` brings
 * it to every one; a spec finds every one in the sources.
 */
export const crashPoints = [
  ...(['upload.staged', 'upload.scanned', 'upload.copied', 'upload.row', 'multipart.complete'] as const),
  ...(['draft.save', 'draft.saved'] as const),
  ...(['publish.validated', 'publish.inTx', 'publish.committed'] as const),
  ...(['outbox.claimed', 'outbox.indexSent', 'outbox.indexAccepted', 'outbox.done'] as const),
  ...(['thumb.written', 'thumb.row'] as const),
  ...(['review.inTx', 'review.saved', 'review.decided'] as const),
  ...(['remix.filesCopied', 'withdraw.tombstone', 'withdraw.unindexed', 'moderation.hidden'] as const),
  ...(['erase.step', 'digest.taken'] as const),
  ...(['gc.listed', 'gc.deleted', 'swap.built', 'swap.swapped'] as const),
];

export type CrashPoint = (typeof crashPoints)[number];

let order: { text: string; name: string; left: number } | null = null;

/**
 * Dies by SIGKILL at a named point when CRASH_AT says so: `name:n`, the n-th passage, or `@file`, which holds such a line,
 * may change while the product runs, and is gone when it was obeyed. `of` narrows a point that many pass: `name.of:n`.
 */
export function crashPoint(point: CrashPoint, of?: string): void {
  const asked = process.env.CRASH_AT;
  if (!asked) return;
  const file = asked.startsWith('@') ? asked.slice(1) : null;
  const text = file === null ? asked : readOrder(file);
  if (order?.text !== text) order = { text, ...parse(text) };
  if (order.name !== point && order.name !== `${point}.${of}`) return;
  order.left -= 1;
  if (order.left > 0) return;
  if (file !== null) rmSync(file, { force: true });
  process.kill(process.pid, 'SIGKILL');
}

function readOrder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return ''; // none: nobody has to die
  }
}

function parse(text: string): { name: string; left: number } {
  const [, name = '', count = ''] = /^([\w.-]+):(\d+)$/.exec(text) ?? [];
  return { name, left: Number(count) };
}
