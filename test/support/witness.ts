import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './product.js';

export interface Verdict {
  readonly code: number;
  /** Standard output, then standard error. */
  readonly said: string;
}

/** Asks apps/verify, as the command does, but of any database of this server and with what the test changes. */
export async function witness(
  { socketDir, dataDir }: { socketDir: string; dataDir: string },
  changes: object = {},
): Promise<Verdict> {
  const child = spawn(process.execPath, ['dist/apps/verify/main.js'], { cwd: root });
  child.stdin.end(
    JSON.stringify({
      database: { host: socketDir, user: 'essaim_app', database: 'essaim' },
      store: { dir: join(dataDir, 'objects'), resumable: join(dataDir, 'envois') },
      meilisearch: null,
      acknowledged: null,
      only: null,
      ...changes,
    }),
  );
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: said.join('') };
}
