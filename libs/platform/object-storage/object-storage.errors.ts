/** Expected failures of any store. `code` is stable; `message` is French, for operators. */
export abstract class ObjectStorageError extends Error {
  abstract readonly code: string;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

export class ObjectNotFound extends ObjectStorageError {
  readonly code = 'OBJECT_NOT_FOUND';

  constructor(name: string) {
    super(`L’objet ${name} n’est pas dans le stockage.`);
  }
}

export class ObjectTooLarge extends ObjectStorageError {
  readonly code = 'OBJECT_TOO_LARGE';

  constructor(readonly limitBytes: number) {
    super(`Le fichier dépasse la limite de ${limitBytes} octets.`);
  }
}

export class ObjectCorrupt extends ObjectStorageError {
  readonly code = 'OBJECT_CORRUPT';

  constructor(
    readonly sha256: string,
    readonly found: { sha256: string; size: number },
  ) {
    super(`L’objet ${sha256} est altéré : ${found.size} octets d’empreinte ${found.sha256}.`);
  }
}

export class RangeNotSatisfiable extends ObjectStorageError {
  readonly code = 'RANGE_NOT_SATISFIABLE';

  constructor(readonly size: number) {
    super(`L’intervalle demandé est hors de l’objet, qui compte ${size} octets.`);
  }
}

export class StoreUnavailable extends ObjectStorageError {
  readonly code = 'STORE_UNAVAILABLE';

  constructor(reason: string, cause?: unknown) {
    super(`Le stockage des fichiers ne répond pas : ${reason}.`, cause);
  }
}

export class ForeignStore extends ObjectStorageError {
  readonly code = 'FOREIGN_STORE';

  constructor(found: string | null) {
    super(
      found === null
        ? 'Ce stockage contient déjà des fichiers mais aucune marque d’installation : Essaim refuse de l’utiliser.'
        : `Ce stockage appartient à une autre installation (${found}) : Essaim refuse de l’utiliser.`,
    );
  }
}

/** An empty store where there was one: a misspelled bucket, an unmounted disk, a restored database without its files. */
export class StoreLost extends ObjectStorageError {
  readonly code = 'STORE_LOST';

  constructor() {
    super(
      'Ce stockage est vide, alors que cette installation avait déjà le sien : vérifiez S3_BUCKET ou ESSAIM_DATA, ou remettez-y les fichiers. Rien n’y a été écrit.',
    );
  }
}
