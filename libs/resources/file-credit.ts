import { createHash } from 'node:crypto';
import { type DocumentCredit, STAMP_VERSION } from '#documents';
import { attribution, getLicence, type Work } from '#licensing';
import type { Part } from './part.js';
import type { StoredFile } from './stored-file.js';
import type { Version } from './version.js';

/** A version with all that its credits speak of. `work` comes from `workOf`, like every other credit. */
export interface CreditedVersion {
  readonly version: Version;
  readonly work: Work;
  readonly files: readonly StoredFile[];
  readonly parts: readonly Part[];
}

/** The work and all that it comes from, the files under another licence, what it borrows: a line each. */
export function creditLines({ version, work, files, parts }: CreditedVersion): string[] {
  const apart = files
    .filter((file) => file.licenceId !== null && file.licenceId !== version.licenceId)
    .map((file) => `– ${attribution(workOfFile(work, file)).text}`);
  const borrowed = parts.filter((part) => part.kind === 'third_party').map(borrowedLine);
  return [
    ...attribution(work).notice,
    ...section('Fichiers sous une autre licence :', apart),
    ...section('Éléments repris :', borrowed),
  ];
}

export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];

/** What stands inside a file of the version: the credit of the whole, under the licence of this file. */
export function fileCredit(
  of: CreditedVersion,
  file: Pick<StoredFile, 'name' | 'licenceId' | 'sha256'>,
): DocumentCredit {
  const { version } = of;
  const work = workOfFile(of.work, file);
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
    notice: [...(isApart ? [attribution({ ...work, basedOn: [] }).text] : []), ...creditLines(of)].filter(
      Boolean,
    ),
    jsonLd: JSON.stringify(attribution(work).jsonLd),
  };
}

/** Names a credit whole: a word of it that changes gives another copy of the file. */
export const creditHash = (credit: DocumentCredit): string =>
  createHash('sha256')
    .update(JSON.stringify([STAMP_VERSION, credit]))
    .digest('hex');

function workOfFile(work: Work, file: Pick<StoredFile, 'name' | 'licenceId'>): Work {
  return file.licenceId === null || file.licenceId === work.licence
    ? work
    : { ...work, title: file.name, licence: file.licenceId };
}

const namesOf = ({ authors, creditRemoved }: Work): string[] =>
  creditRemoved ? [] : authors.map((author) => (typeof author === 'string' ? author : author.name));

function borrowedLine(part: Part): string {
  const { text } = attribution({
    title: part.title ?? '',
    authors: [part.author ?? ''],
    licence: part.licenceId ?? '',
    source: part.url ?? undefined,
    lastUpdate: part.lastUpdate ?? undefined,
  });
  return `– ${text}`;
}
