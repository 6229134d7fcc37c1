/**
 * The words that manifests use for levels, subjects and types → ids of ours.
 * A row of match « ours » lists official neighbours for exports only: the resource stands in our term alone,
 * which names them as closeMatch.
 */
export function corpusWords(source, resourceTypes) {
  const mapping = source('corpus-mapping');
  const typeIdByUri = new Map(resourceTypes.map((one) => [one.uri, one.id]));
  const idOf = (one) => one.id ?? typeIdByUri.get(one.uri);
  const rows = (kind) =>
    mapping[kind].map((row) => {
      const terms = row.match === 'ours' ? row.terms.filter((one) => one.ours) : row.terms;
      const wider = row.cycle?.id ?? row.broader?.id;
      return { word: row.string, match: row.match, ids: terms.map(idOf), ...(wider ? { wider } : {}) };
    });
  return { levels: rows('levels'), disciplines: rows('disciplines'), types: rows('types') };
}
