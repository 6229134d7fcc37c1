import { attribution, type Work } from '#licensing';
import { findTerm, type Term } from '#vocabulary';
import type { StoredFile } from '../file/stored-file.js';
import type { Version } from '../version/version.js';

/** An entry of a vocabulary, by its official URI where there is one. */
const definedTerm = (term: Term) => ({
  '@type': 'DefinedTerm',
  name: term.label,
  ...(term.uri ? { '@id': term.uri, termCode: term.id } : { termCode: term.id }),
});

const named = (vocabulary: Parameters<typeof findTerm>[0], ids: readonly string[]) =>
  ids.flatMap((id) => findTerm(vocabulary, id) ?? []).map(definedTerm);

/** A version as a schema.org LearningResource (LRMI): `learningResourceType`, `educationalLevel` and `about` carry ScoLOMFR URIs. */
export function jsonLdOf(
  version: Version,
  context: {
    url: string;
    work: Work;
    files: readonly (StoredFile & { url: string; given: { sha256: string; size: number } })[];
    publishedAt: Date | null;
  },
): Record<string, unknown> {
  const { fields } = version;
  return {
    ...attribution(context.work).jsonLd,
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': context.url,
    url: context.url,
    name: version.title,
    description: version.summary,
    inLanguage: version.language,
    version: String(version.number),
    datePublished: context.publishedAt?.toISOString(),
    dateModified: version.publishedAt.toISOString(),
    keywords: fields.keywords?.length ? fields.keywords.join(', ') : undefined,
    learningResourceType: named('resource-types', version.types),
    educationalLevel: named('levels', version.levels),
    about: [...named('subjects', version.subjects), ...named('themes', fields.themes ?? [])],
    timeRequired: fields.durationMinutes ? `PT${fields.durationMinutes}M` : undefined,
    teaches: fields.objectives ?? undefined,
    isAccessibleForFree: true,
    encoding: context.files.map((file) => ({
      '@type': 'MediaObject',
      name: file.name,
      encodingFormat: file.mime,
      contentSize: String(file.given.size),
      contentUrl: file.url,
      sha256: file.given.sha256,
    })),
  };
}
