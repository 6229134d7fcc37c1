import type { FacetName, SearchQuery } from '#contract';
import { plural } from '../layout/words.js';
import {
  FACETS,
  type FilterKey,
  FILTERS,
  filtersPath,
  NOTIONS,
  type SearchAddress,
} from './search-address.js';

export type Facet = SearchQuery['resources']['facets'][number];
type FacetValue = Facet['values'][number];

/** Five values each in the search page; the others have a page of their own. */
const SHOWN = 5;

/** How class really is comes first, unfolded. */
const UNFOLDED = new Set(['LEVELS', 'EQUIPMENT', 'DURATIONS']);

/** Chosen on the page of filters, which has room for them. */
const ELSEWHERE: readonly FacetName[] = ['DOUBLE_LEVELS', 'GROUPINGS', 'PLACES', 'PRINTING'];
const KEPT_HIDDEN = [...NOTIONS, ...ELSEWHERE.map((name) => FACETS[name])].map(({ key }) => key);

interface FacetsProps {
  facets: readonly Facet[];
  address: SearchAddress;
  totalCount: number;
}

/** One form: boxes are checked, then « Voir les ressources ». On a phone it is a page of its own, opened by a link. */
export function Facets({ facets, address, totalCount }: FacetsProps) {
  return (
    <form className="facets" id="filtres" action="/recherche" aria-label="Filtrer les ressources">
      <a className="close-facets" href="#resultats">
        Revenir aux {plural(totalCount, 'ressource', 'ressources')}
      </a>
      <KeptSearch address={address} hidden={KEPT_HIDDEN} />
      {ordered(facets)
        .filter(({ name }) => !ELSEWHERE.includes(name))
        .map((facet) => (
          <FoldedFacet key={facet.name} facet={facet} address={address} />
        ))}
      <a className="quiet" href={filtersPath(address)} rel="nofollow">
        Groupes, lieu, impression, double niveau, avant ou après une notion
      </a>
      <button className="btn btn-main">Voir les ressources</button>
    </form>
  );
}

/** What the form must keep of the address: the text, the sort, and the filters that it does not show. */
export function KeptSearch({
  address,
  hidden = [],
}: {
  address: SearchAddress;
  hidden?: readonly FilterKey[];
}) {
  const kept = FILTERS.filter(({ key }) => hidden.includes(key));
  return (
    <>
      {kept.flatMap(({ key, param }) =>
        (address.filter[key] ?? []).map((value) => (
          <input key={`${param} ${value}`} type="hidden" name={param} value={value} />
        )),
      )}
      {address.text && <input type="hidden" name="q" value={address.text} />}
      {address.newest && <input type="hidden" name="tri" value="recent" />}
    </>
  );
}

function FoldedFacet({ facet, address }: { facet: Facet; address: SearchAddress }) {
  const shown = firstValues(facet.values);
  const values = <Values facet={facet} values={shown} />;
  const more = shown.length < facet.values.length && (
    <a className="quiet" href={filtersPath(address, facet.name)} rel="nofollow">
      {`Tout voir : ${facet.label.toLowerCase()}`}
    </a>
  );
  if (UNFOLDED.has(facet.name))
    return (
      <fieldset>
        <legend>{facet.label}</legend>
        {values}
        {more}
      </fieldset>
    );
  return (
    <details open={facet.values.some(({ selected }) => selected)}>
      <summary>{facet.label}</summary>
      {values}
      {more}
    </details>
  );
}

export function Values({ facet, values }: { facet: Facet; values: readonly FacetValue[] }) {
  const top = Math.min(...values.map(({ depth }) => depth));
  return (
    <>
      {values.map(({ id, label, count, selected, depth }) => (
        <label key={id} className={depth > top ? `depth-${Math.min(depth - top, 2)}` : undefined}>
          <input type="checkbox" name={FACETS[facet.name].param} value={id} checked={selected} />
          {label} <small>{count}</small>
        </label>
      ))}
    </>
  );
}

export const ordered = (facets: readonly Facet[]): Facet[] =>
  Object.keys(FACETS).flatMap((name) =>
    facets.filter((facet) => facet.name === name && facet.values.length > 0),
  );

/** What is chosen always shows; then the first values of the upper levels, in the server's order. */
export function firstValues(values: readonly FacetValue[], shown = SHOWN): FacetValue[] {
  const chosen = values.filter(({ selected }) => selected);
  const others = values.filter(({ selected }) => !selected).sort((a, b) => a.depth - b.depth);
  const kept = new Set([...chosen, ...others.slice(0, Math.max(shown - chosen.length, 0))]);
  return values.filter((value) => kept.has(value));
}
