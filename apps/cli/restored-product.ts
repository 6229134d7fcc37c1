import { Indexer } from '#discovery';
import type { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { ErasingService } from '#privacy';
import type { Runtime } from '../server/runtime.js';
import { applicationOn } from './open-application.js';

/** What the product does itself once its rows are back: how many accounts it erases again, how many resources it indexed. */
export async function finishRestore(
  runtime: Runtime,
  settings: Settings,
): Promise<{ erased: number; indexed: number }> {
  const app = await applicationOn(runtime, settings);
  try {
    const erased = await app.get(ErasingService).replay();
    if (erased > 0) await mailNothingOf(app.get(Database));
    return { erased, indexed: await app.get(Indexer).reindex() };
  } finally {
    await app.close();
  }
}

/** Lines that erasing again has just written to others, who have had them by mail before: they stay on the page alone. */
async function mailNothingOf(database: Database): Promise<void> {
  await database.transaction((tx) =>
    tx.manager.query('update notification set digested_at = $1 where digested_at is null', [tx.now]),
  );
}
