import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrokenSetting, type Settings } from '#platform/config';
import type { DatabaseAddress } from '#platform/database';
import { findDataRoom, startEmbeddedPostgres } from '#platform/embedded-postgres';

/** What a process needs to run the product: where PostgreSQL answers, where its data lies, and the signing key. */
export interface Runtime {
  readonly address: DatabaseAddress;
  /** The role that owns the tables, for migrations; a process that only runs the product is not given it. */
  owner(): DatabaseAddress;
  readonly dataDir: string;
  /** A sentence when the data does not lie where it was asked for. */
  readonly moved: string | null;
  readonly secret: string;
  close(): Promise<void>;
}

/** Stands in the data folder while a restore is under way: what is there may be half of it. */
export const UNFINISHED_RESTORE = 'restauration-inachevee';

/** Opens PostgreSQL (the embedded one is started, or adopted when another process of this installation runs it). */
export async function openRuntime(
  settings: Settings,
  { restoring = false }: { restoring?: boolean } = {},
): Promise<Runtime> {
  const room = findDataRoom({
    requested: settings.dataDir ?? undefined,
    cwd: process.cwd(),
    isRoot: process.getuid?.() === 0,
  });
  if (!restoring && existsSync(join(room.dir, UNFINISHED_RESTORE)))
    throw new BrokenSetting(
      `Une restauration n’est pas allée au bout dans ${room.dir} : effacez ce qu’elle y a laissé (essaim reset --yes) et recommencez-la.`,
    );
  const shared = { dataDir: room.dir, moved: room.moved ? room.why : null };
  if (settings.databaseUrl !== null) {
    const secret = signingSecret(settings, room.dir);
    return {
      ...shared,
      secret,
      address: { url: settings.databaseUrl },
      owner: () => ownerOf(settings),
      close: async () => undefined,
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: room.dir });
  const place = { socketDir: server.socketDir, database: server.database };
  return {
    ...shared,
    secret: signingSecret(settings, room.dir),
    address: { ...place, user: 'essaim_app' },
    owner: () => ({ ...place, user: server.user }),
    close: () => server.stop(),
  };
}

function ownerOf({ databaseOwnerUrl }: Settings): DatabaseAddress {
  if (databaseOwnerUrl !== null) return { url: databaseOwnerUrl };
  throw new BrokenSetting(
    'Pour mettre la base à jour, donnez DATABASE_OWNER_URL, le rôle qui possède les tables.',
  );
}

/** Made once per installation; every process of it signs with the same key. */
function signingSecret(settings: Settings, dataDir: string): string {
  if (settings.secret !== null) return settings.secret;
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
