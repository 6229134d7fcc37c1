/*
 * Owns the PostgreSQL 18 that comes with `npm ci`: where its data lies, starting it on a unix socket, adopting
 * or repairing it after a crash, stopping it. Hands back a socket folder and two roles, nothing more.
 * Does not own connections, pools, migrations or grants on tables (platform/database and infra/database),
 * and knows nothing of an external PostgreSQL.
 */
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
export { findDataRoom, type DataRoom } from './data-room.js';
export {
  BinariesMissing,
  DataFolderUnreachable,
  DataVersionUnsupported,
  DiskFull,
  EmbeddedPostgresError,
  FolderNotWritable,
  PlatformUnsupported,
  ServerNotStarting,
  SocketFolderUnsafe,
} from './embedded-postgres.errors.js';
