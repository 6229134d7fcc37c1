import { findLicence, isPublishable } from '#licensing';
import type { Draft, DraftFields } from '../draft/draft.js';
import { mixProblems, type Taken, type TakenPart } from '../licence/licence-mix.js';
import { Part } from '../draft/part.js';
import type { StoredFile } from '../file/stored-file.js';
import type { Source } from '../source/source.js';
import type { LicenceSnapshot, Version } from './version.js';

/** What decides whether a draft may be published, beside its fields. */
export function contentOf(
  fields: DraftFields,
  { parts, files, sources }: Taken & { files: Parameters<Draft['problems']>[0]['files'] },
): Parameters<Draft['problems']>[0] {
  const licence = fields.licence ? findLicence(fields.licence) : null;
  return {
    files,
    itemsClosed: parts.some((part) => part.licenceId !== null && !isPublishable(part.licenceId)),
    licencePublishable: licence !== null && isPublishable(licence.id),
    mixProblems: mixProblems(fields, { sources, parts }),
  };
}

/** A stored file as the part it is. */
export const filePart = (file: StoredFile): TakenPart => ({
  ...file,
  kind: 'file',
  title: null,
  author: null,
  reworked: false,
});

/** Files and third-party items stand beside a draft's fields; its text and link become parts when it is frozen. */
export const isOwnPart = (part: Part): boolean => part.kind === 'file' || part.kind === 'third_party';

export function frozenParts(fields: DraftFields, parts: readonly Part[]): Part[] {
  const next = Math.max(-1, ...parts.map((part) => part.position)) + 1;
  const text = fields.text?.trim()
    ? [Part.of('text', { draftId: '' }, { id: '', position: next, content: fields.text })]
    : [];
  const link = fields.linkUrl
    ? [Part.of('link', { draftId: '' }, { id: '', position: next + 1, url: fields.linkUrl })]
    : [];
  return [...parts, ...text, ...link];
}

/** A version as the fields of the next working copy. */
export function thawed(version: Version, parts: readonly Part[]): DraftFields {
  return {
    ...version.fields,
    title: version.title,
    summary: version.summary,
    language: version.language,
    levels: version.levels,
    subjects: version.subjects,
    types: version.types,
    licence: version.licenceId,
    licenceAnnounced: version.licenceAnnounced,
    text: parts.find((part) => part.kind === 'text')?.content ?? null,
    linkUrl: parts.find((part) => part.kind === 'link')?.url ?? null,
    rightsAnswers: { ai: version.fields.ai },
  };
}

/** The licence as it stands today, kept with the version whatever becomes of the list. */
export function snapshot(fields: DraftFields): LicenceSnapshot {
  const licence = findLicence(fields.licence ?? '');
  return {
    id: licence?.id ?? '',
    uri: licence?.uri ?? null,
    version: licence?.version ?? null,
    announced: fields.licenceAnnounced ?? null,
  };
}

/** Everything of a part that the version's hash covers. */
export const contentHash = (part: Part): string =>
  JSON.stringify([
    part.kind,
    part.name,
    part.role,
    part.main,
    part.blobSha256,
    part.content,
    part.url,
    part.title,
    part.author,
    part.licenceId,
    part.lastUpdate,
    // Later than the first hashes: what is not said changes none of them.
    ...(part.fromVersionId || part.reworked ? [part.fromVersionId, part.reworked] : []),
  ]);

/** Everything of a source that the version's hash covers. */
export const sourceHash = (source: Source): string =>
  JSON.stringify([
    'source',
    source.sourceVersionId,
    source.outsideUrl,
    source.outsideTitle,
    source.outsideAuthor,
    source.licenceId,
    source.licenceAnnounced,
    source.agreement,
  ]);
