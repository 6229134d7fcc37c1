import { findLicence, isPublishable, recogniseLicence } from '#licensing';
import { RecordRefused } from './import.errors.js';
import type { ManifestRecord } from './manifest-record.js';

/** The licence a record is published under, and its author's words when no version was given. */
export interface RecordLicence {
  readonly id: string;
  readonly announced: string | null;
}

/**
 * Never guesses: the id is taken as it stands, else an address or a label must name one licence without doubt. Throws
 * RecordRefused, with the question that is left open, for an unknown, unclear or closed licence.
 */
export function licenceOf({ id: record, licence }: ManifestRecord): RecordLicence {
  const words = licence.spdx ?? licence.url ?? licence.label;
  if (words === null) throw new RecordRefused('« licence » est obligatoire.', record);
  const known = findLicence(words) ?? named(words, record);
  if (!isPublishable(known.id))
    throw new RecordRefused(
      `La licence ${known.short} ne permet pas le partage ici : donnez un lien vers l’original.`,
      record,
    );
  return { id: known.id, announced: known.versionStated ? null : announcement(known.short) };
}

function named(words: string, record: string) {
  const answer = recogniseLicence(words);
  const licence = 'licence' in answer ? findLicence(answer.licence) : null;
  if (licence) return licence;
  const question = 'question' in answer ? answer.question : '';
  throw new RecordRefused(
    `La licence « ${words} » ne désigne pas une licence précise. ${question}`.trim(),
    record,
  );
}

const announcement = (short: string): string =>
  `${short.replace(/\s*\(.*$/, '')}, version non précisée par l’auteur`;
