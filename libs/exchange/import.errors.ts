/** A line of a manifest that cannot become a resource; the message, in French, is what the report says. */
export class RecordRefused extends Error {
  readonly code = 'RECORD_REFUSED';

  constructor(
    message: string,
    /** Null when the line has no readable id. */
    readonly recordId: string | null = null,
  ) {
    super(message);
  }
}

/** A file of a record that cannot be taken; the record goes on without it. */
export class FileRefused extends Error {
  readonly code = 'FILE_REFUSED';

  constructor(
    readonly reason: 'path_outside' | 'file_missing' | 'size_mismatch' | 'hash_mismatch' | 'text_too_large',
    message: string,
  ) {
    super(message);
  }
}

/** The manifest or its folder cannot be opened: nothing was imported. */
export class ManifestUnreadable extends Error {
  readonly code = 'MANIFEST_UNREADABLE';
}
