import { Indexer } from '#discovery';
import type { Settings } from '#platform/config';
import { Database, type DomainEvent } from '#platform/database';
import type { Runtime } from '../server/runtime.js';
import { applicationOn } from './open-application.js';

/** What the product does itself once its rows are back: how many accounts it erases again, how many resources it indexed. */
export async function finishRestore(
  runtime: Runtime,
  settings: Settings,
): Promise<{ erased: number; indexed: number }> {
  const app = await applicationOn(runtime, settings);
  try {
    const erased = await eraseAgain(app.get(Database));
    return { erased, indexed: await app.get(Indexer).reindex() };
  } finally {
    await app.close();
  }
}

/**
 * Whom the ledger names and an older backup brought back: closed at once, and asked to be erased as they asked it
 * themselves. The job waits for the worker; until it ran nobody enters.
 */
async function eraseAgain(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    const back = await tx.manager.query<[{ id: string }[], number]>(
      `update account set state = 'closed', closed_at = coalesce(closed_at, $1), password_hash = null from erasure
       where erasure.account_id = account.id and state <> 'closed' returning account.id`,
      [tx.now],
    );
    for (const { id: accountId } of back[0])
      await tx.emit({ type: 'account.erasure-asked', accountId } as DomainEvent);
    return back[0].length;
  });
}
