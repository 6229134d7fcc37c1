/** Whatever keeps a backup from being made or restored. `message` is French, for whoever typed the command. */
export abstract class BackupError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class BackupMissing extends BackupError {
  readonly code = 'BACKUP_MISSING';

  constructor(dir: string, asked: string | null) {
    super(
      asked === null
        ? `Il n’y a pas de sauvegarde d’Essaim dans ${dir}.`
        : `Il n’y a pas de sauvegarde « ${asked} » dans ${dir}.`,
    );
  }
}

/** A folder that holds something else, or the backups of another installation. */
export class BackupForeign extends BackupError {
  readonly code = 'BACKUP_FOREIGN';

  constructor(dir: string, owner: string | null) {
    super(
      owner === null
        ? `Le dossier ${dir} contient autre chose que des sauvegardes d’Essaim : donnez-en un autre. Rien n’y a été écrit.`
        : `Le dossier ${dir} contient les sauvegardes d’une autre installation (${owner}) : donnez-en un autre. Rien n’y a été écrit.`,
    );
  }
}

/** `what` is a whole sentence. */
export class BackupDamaged extends BackupError {
  readonly code = 'BACKUP_DAMAGED';

  constructor(what: string) {
    super(`Cette sauvegarde est abîmée : ${what} Rien n’a été écrit.`);
  }
}

export class BackupTooNew extends BackupError {
  readonly code = 'BACKUP_TOO_NEW';

  constructor(unknown: string) {
    super(
      `Cette sauvegarde vient d’une version plus récente d’Essaim, que celle-ci ne connaît pas (${unknown}) : mettez d’abord Essaim à jour. Rien n’a été écrit.`,
    );
  }
}

export class TargetNotEmpty extends BackupError {
  readonly code = 'TARGET_NOT_EMPTY';

  constructor(place: string) {
    super(
      `On ne restaure que dans une installation vide, et il y a déjà quelque chose ${place}. Rien n’a été écrit.`,
    );
  }
}

/** The store lacks, or has damaged, what the database names. */
export class ObjectNotSaved extends BackupError {
  readonly code = 'OBJECT_NOT_SAVED';

  constructor(sha256: string) {
    super(
      `L’objet ${sha256}, que la base nomme, manque dans le stockage ou y est abîmé : la sauvegarde n’est pas faite. « essaim verify » dit où il sert.`,
    );
  }
}
