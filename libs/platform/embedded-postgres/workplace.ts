import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, lstatSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clusterFolder } from './data-room.js';
import { DataFolderUnreachable, nameFileError, SocketFolderUnsafe } from './embedded-postgres.errors.js';
import { createPrivateFolder } from './folders.js';
import { isNobody, isReachableByNobody, serverAccount, type ServerAccount } from './server-account.js';

/** The folders and files of one embedded server, all inside one data room. */
export interface Workplace {
  dataDir: string;
  root: string;
  cluster: string;
  socketDir: string;
  logFile: string;
  account: ServerAccount;
}

const SOCKET_NAME = '.s.PGSQL.5432';
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** Creates (0700, owned by the server's account) what is missing of the folders around a cluster. */
export function prepareWorkplace(dataDir: string): Workplace {
  const cluster = clusterFolder(dataDir);
  const root = dirname(cluster);
  try {
    const account = serverAccount(cluster);
    createPrivateFolder(dataDir, account);
    if (isNobody(account) && !isReachableByNobody(dataDir)) throw new DataFolderUnreachable(dataDir);
    createPrivateFolder(root, account);
    accessSync(root, constants.W_OK);
    const logFile = join(root, 'server.log');
    rotateLog(logFile);
    return { dataDir, root, cluster, socketDir: prepareSocketFolder(root, account), logFile, account };
  } catch (error) {
    throw nameFileError(error, dataDir);
  }
}

/** A folder short enough for a socket: inside the workplace, else under the system's temporary folder. */
function prepareSocketFolder(root: string, account: ServerAccount): string {
  const inside = join(root, 'socket');
  if (fitsInSocketAddress(inside)) {
    createPrivateFolder(inside, account);
    return inside;
  }
  const short = join(tmpdir(), `essaim-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  createPrivateFolder(short, account);
  // The temporary folder is everybody's: someone may have put a link or a folder of their own under our name.
  const found = lstatSync(short);
  const owner = account.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner) throw new SocketFolderUnsafe(short);
  chmodSync(short, 0o700);
  return short;
}

function fitsInSocketAddress(folder: string): boolean {
  // sun_path holds 108 bytes on Linux and 104 on macOS, the final NUL included.
  const limit = process.platform === 'darwin' ? 103 : 107;
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= limit;
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
