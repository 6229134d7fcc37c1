import { createHash } from 'node:crypto';
import { type DocumentCredit, STAMP_VERSION } from '#documents';
import { attribution, getLicence, type Work } from '#licensing';
import type { Part } from '../draft/part.js';
import type { StoredFile } from '../file/stored-file.js';
import type { Version } from '../version/version.js';

/** A version with all that its credits speak of. */
export interface CreditedVersion {
  readonly version: Version;
  readonly work: Work;
  /** The works of the versions that its files were taken up from, by version. */
  readonly works: ReadonlyMap<string, Work>;
  readonly files: readonly StoredFile[];
  readonly parts: readonly Part[];
}

/** The versions that these files were taken up from, unchanged. */
export const takenFrom = (files: readonly Pick<StoredFile, 'fromVersionId'>[]): string[] => [
  ...new Set(files.flatMap(({ fromVersionId }) => fromVersionId ?? [])),
];

/** The work, all that it comes from and what they borrow, the files under another licence: a line each. */
export function creditLines({ version, work, works, files }: CreditedVersion): string[] {
  const apart = files
    .filter((file) => file.licenceId !== null && file.licenceId !== version.licenceId)
    .map((file) => `– ${attribution(alone(workOfFile({ work, works }, file))).text}`);
  return [...attribution(work).notice, ...section('Fichiers sous une autre licence :', apart)];
}

export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];

/** What stands inside a file of the version: the credit of the whole, under the licence of this file. */
export function fileCredit(
  of: CreditedVersion,
  file: Pick<StoredFile, 'name' | 'licenceId' | 'sha256' | 'fromVersionId'>,
): DocumentCredit {
  const { version } = of;
  const work = workOfFile(of, file);
  const licence = getLicence(work.licence);
  const isApart = work !== of.work;
  return {
    identifier: `urn:uuid:${version.id}`,
    source: work.source ?? '',
    sha256: file.sha256,
    title: work.title ?? '',
    authors: namesOf(work),
    licence: { id: licence.id, name: licence.short, uri: licence.uri },
    // Its own licence first: what comes after speaks of the resource that it was found in.
    notice: [...(isApart ? [attribution(alone(work)).text] : []), ...creditLines(of)].filter(Boolean),
    jsonLd: JSON.stringify(attribution(work).jsonLd),
  };
}

/** Names a credit whole: a word of it that changes gives another copy of the file. */
export const creditHash = (credit: DocumentCredit): string =>
  createHash('sha256')
    .update(JSON.stringify([STAMP_VERSION, credit]))
    .digest('hex');

/** A file taken up unchanged is still its author's; one under another licence goes by its own name. */
function workOfFile(
  { work, works }: Pick<CreditedVersion, 'work' | 'works'>,
  file: Pick<StoredFile, 'name' | 'licenceId' | 'fromVersionId'>,
): Work {
  const origin = works.get(file.fromVersionId ?? '') ?? work;
  return file.licenceId === null || file.licenceId === origin.licence
    ? origin
    : { ...origin, title: file.name, licence: file.licenceId };
}

const alone = (work: Work): Work => ({ ...work, basedOn: [], borrowed: [] });

const namesOf = ({ authors, creditRemoved }: Work): string[] =>
  creditRemoved ? [] : authors.map((author) => (typeof author === 'string' ? author : author.name));
