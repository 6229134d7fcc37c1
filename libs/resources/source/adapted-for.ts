/** `version` says that it was adapted from a source for one of these reasons; `reasons`: SQL for an array of ids. */
export const adaptedFor = (reasons: string): string =>
  `exists (select from version_source source where source.version_id = version.id and source.reasons && ${reasons})`;
