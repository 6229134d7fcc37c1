/** One function per vocabulary: source rows in, terms of our shape out. */

/** For people: French apostrophe, capital first letter, no spaces at the ends. */
const display = (label) => {
  const text = label.replaceAll("'", '’').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Identifier of an official term that the source knows by URI only. */
const slug = (label) =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function levelTerms(source, ours) {
  const years = source('niveaux').terms.map((row) => ({
    ...term(row),
    // A whole school (« maternelle ») is beside its cycle, not inside it.
    parents: [row.parent, row.parent && row.cycle, ...(ours.parents[row.id] ?? [])].filter(Boolean),
  }));
  const cycles = source('cycles').terms.map((row) => ({
    ...term(row),
    parents: ours.parents[row.id] ?? [],
    classes: row.niveaux,
  }));
  const corpus = source('corpus-mapping');
  const classes = { ...ours.classes };
  for (const [id, word] of Object.entries(ours.classesFromCorpus)) {
    classes[id] = corpus.levels.find((row) => row.string === word).terms.map((one) => one.id);
  }
  const all = [...years, ...cycles, ...ownTerms(corpus, 'niveaux'), ...ours.own.map(ownTerm)];
  return finish(all, ours).map((one) => {
    const stands = classes[one.id] ?? one.classes;
    return stands ? { ...one, classes: stands } : one;
  });
}

export function subjectTerms(source, ours) {
  const taught = source('disciplines').terms.map((row) => ({
    ...term(row),
    parents: [row.parent, ...(ours.parents[row.id] ?? [])].filter(Boolean),
  }));
  return finish(
    [...taught, ...ownTerms(source('corpus-mapping'), 'disciplines'), ...ours.own.map(ownTerm)],
    ours,
  );
}

export function resourceTypeTerms(source, ours) {
  const official = source('types-ressource-pedagogique').terms.map(officialTerm);
  return finish([...official, ...ownTerms(source('corpus-mapping'), 'types-ressource-pedagogique')], ours);
}

export const audienceTerms = (source) =>
  finish([...source('publics-cibles').terms, ...source('publics-cibles-detailles').terms].map(officialTerm));

export const placeTerms = (source) => finish(source('lieux').terms.map(officialTerm));

/** The official list says what is needed; that nothing is needed is ours. */
export function equipmentTerms(source, ours) {
  const rows = source('outils').terms;
  const idOf = new Map(rows.map((row) => [row.uri, slug(row.label)]));
  const official = rows.map((row) => ({
    ...officialTerm(row),
    parents: row.parents.map((uri) => idOf.get(uri)),
  }));
  return finish([...official, ...ours.own.map(ownTerm)], ours);
}

export const themeTerms = (source) => numbered(source('themes').terms.map((row) => term(row)));

/** The source lists « fra » and « fre »: id.loc.gov serves the bibliographic one, so we keep that one. */
export function languageTerms(source, ours) {
  const kept = new Set([...Object.keys(ours.twoLetterCodes), ...ours.otherCodes]);
  const rows = source('langues-iso639-2').terms.filter((row) => kept.has(row.notation));
  const all = rows.map((row) => {
    const label = display(row.label.split(' | ')[0].replace(/ \([a-z]{3}\)$/, ''));
    const id = ours.twoLetterCodes[row.notation] ?? row.notation;
    return { id, uri: row.uri, label, shortLabel: label, parents: [], official: true, code: row.notation };
  });
  return finish(all, { order: ours.order.map((code) => ours.twoLetterCodes[code] ?? code) });
}

export const academyTerms = (source) => numbered(source('academies').terms.map(territory(['national'])));

export const collectivityTerms = (source) =>
  numbered(source('academies').autres.map(territory(['national'])));

export const departmentTerms = (source) =>
  numbered(source('departements').terms.map((row) => territory([row.academie])(row)));

const territory = (parents) => (row) => ({
  id: row.id,
  label: display(row.label),
  shortLabel: display(row.name ?? row.label),
  parents,
  official: true,
  code: row.code,
});

const term = (row) => ({
  id: row.id,
  ...(row.uri ? { uri: row.uri } : {}),
  label: display(row.label),
  parents: row.parent ? [row.parent] : [],
  official: Boolean(row.uri),
});

const officialTerm = (row) => ({
  id: slug(row.label),
  uri: row.uri,
  label: display(row.label),
  parents: [],
  official: true,
});

const ownTerm = (row) => ({ parents: [], ...row, official: false });

const ownTerms = (corpus, vocabulary) =>
  corpus.ownTerms
    .filter((row) => row.vocabulary === vocabulary)
    .map((row) => ownTerm({ id: row.id, label: display(row.label), closeMatch: row.closeMatch }));

/** Terms named in `ours.order` come first, in that order; the others follow by folded label. */
function finish(terms, ours = {}) {
  const order = ours.order ?? [];
  const missing = order.filter((id) => !terms.some((one) => one.id === id));
  if (missing.length > 0) throw new Error(`ours.json orders unknown terms: ${missing.join(', ')}`);
  const rank = (one) => (order.includes(one.id) ? order.indexOf(one.id) : order.length);
  const sorted = [...terms].sort((a, b) => rank(a) - rank(b) || compare(slug(a.label), slug(b.label)));
  return numbered(sorted, ours.shortLabels);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Fixed key order, so that two runs give the same bytes. */
const numbered = (terms, shortLabels = {}) =>
  terms.map((one, index) => ({
    id: one.id,
    ...(one.uri ? { uri: one.uri } : {}),
    label: one.label,
    shortLabel: shortLabels[one.id] ?? one.shortLabel ?? one.label,
    parents: one.parents,
    order: index,
    official: one.official,
    ...(one.code ? { code: one.code } : {}),
    ...(one.classes ? { classes: one.classes } : {}),
    ...(one.closeMatch ? { closeMatch: one.closeMatch } : {}),
  }));
