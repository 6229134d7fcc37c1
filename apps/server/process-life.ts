import { BrokenSetting } from '#platform/config';

/** What a child of `essaim start` tells its parent. */
export type ChildMessage = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string };

/**
 * Runs a long-lived process: starts, tells its parent, stops on SIGTERM or when the parent is gone (kill -9 included).
 * SIGINT is the parent's to handle: a terminal sends it to the whole group.
 */
export async function live(start: () => Promise<() => Promise<void>>): Promise<void> {
  const parent = process.send?.bind(process);
  try {
    const stop = await start();
    onEnd(parent !== undefined, stop);
    parent?.({ kind: 'ready' } satisfies ChildMessage);
  } catch (error) {
    const message = plainMessage(error);
    if (parent) parent({ kind: 'failed', message } satisfies ChildMessage);
    else process.stderr.write(`${message}\n`);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 100);
  }
}

/** One sentence for the operator; a bug keeps its stack. */
export function plainMessage(error: unknown): string {
  if (error instanceof BrokenSetting) return error.message;
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[A-ZÉÈÀ]/.test(error.message)
  )
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function onEnd(isChild: boolean, stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 4500).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.on('SIGINT', isChild ? () => undefined : end);
  process.once('disconnect', end);
}
