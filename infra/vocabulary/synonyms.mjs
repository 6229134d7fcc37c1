/** The shared school synonyms, without the fields that search does not read. */
export const synonymFile = (source) => ({
  origin: 'synonymes-scolaires',
  sources: source.sources.map(({ key, what, status }) => ({ key, what, status })),
  groups: source.groups.map(({ id, kind, terms, from, to, ambiguous, concept, source: sources }) => ({
    id,
    kind,
    ...(terms ? { terms } : { from, to }),
    ...(ambiguous ? { ambiguous } : {}),
    ...(concept ? { concept } : {}),
    source: sources,
  })),
});
