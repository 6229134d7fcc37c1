import type { FacetName, SearchQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';
import { type Facet, firstValues, KeptSearch, ordered, Values } from './facets.js';
import { TextField } from '../layout/fields.js';
import {
  FACETS,
  FILTERS,
  filtersPath,
  LONGEST_NOTION,
  NOTIONS,
  type SearchAddress,
  searchPath,
} from './search-address.js';

/** A page of filters has at most 350 nodes, whatever the catalogue holds: three a value, under a hundred around them. */
const SHOWN_OF_EACH = 5;
const SHOWN_OF_ONE = 80;

/** The facets together with their first values, or one of them with all of its own, a part at a time. */
export function filtersView(
  { resources }: SearchQuery,
  address: SearchAddress,
  { list, page }: { list?: FacetName; page: number },
): View {
  const one = resources.facets.find(({ name, values }) => name === list && values.length > 0);
  const title = one ? `Filtrer : ${one.label.toLowerCase()}` : 'Tous les filtres';
  return {
    title,
    section: 'explore',
    search: address.text,
    content: (
      <main id="contenu" className="wrap stack">
        <p>
          <a className="back" href={one ? filtersPath(address) : searchPath(address)}>
            {one
              ? 'Revenir à tous les filtres'
              : `Revenir aux ${plural(resources.totalCount, 'ressource', 'ressources')}`}
          </a>
        </p>
        <h1>{title}</h1>
        {one ? (
          <OneFacet facet={one} address={address} page={page} />
        ) : (
          <AllFacets facets={resources.facets} address={address} />
        )}
      </main>
    ),
  };
}

function AllFacets({ facets, address }: { facets: readonly Facet[]; address: SearchAddress }) {
  return (
    <form className="facets facets-all" action="/recherche" aria-label="Filtrer les ressources">
      <KeptSearch address={address} />
      {ordered(facets).map((facet) => {
        const shown = firstValues(facet.values, SHOWN_OF_EACH);
        return (
          <fieldset key={facet.name} id={FACETS[facet.name].param}>
            <legend>{facet.label}</legend>
            <Values facet={facet} values={shown} />
            {shown.length < facet.values.length && (
              <a className="quiet" href={filtersPath(address, facet.name)} rel="nofollow">
                {`Tout voir : ${facet.label.toLowerCase()} (${facet.values.length})`}
              </a>
            )}
          </fieldset>
        );
      })}
      <Notions address={address} />
      <button className="btn btn-main">Voir les ressources</button>
    </form>
  );
}

/** Two notions in the reader's words, compared with what authors wrote of prerequisites and objectives. */
function Notions({ address }: { address: SearchAddress }) {
  const values = Object.fromEntries(NOTIONS.map(({ key, param }) => [param, address.filter[key]?.[0] ?? '']));
  const form = { values, problems: [] };
  return (
    <fieldset>
      <legend>Avant ou après une notion</legend>
      <TextField
        form={form}
        name="apres"
        label="Après quelle notion ?"
        hint="Elle est dans les prérequis de la ressource."
        maxLength={LONGEST_NOTION}
      />
      <TextField
        form={form}
        name="avant"
        label="Vers quelle notion ?"
        hint="Elle est dans l’objectif de la ressource."
        maxLength={LONGEST_NOTION}
      />
    </fieldset>
  );
}

/** What is chosen elsewhere, in another facet or another part of this one, goes with the form. */
export function OneFacet({ facet, address, page }: { facet: Facet; address: SearchAddress; page: number }) {
  const pageCount = Math.ceil(facet.values.length / SHOWN_OF_ONE);
  const at = Math.min(page, pageCount);
  const shown = facet.values.slice((at - 1) * SHOWN_OF_ONE, at * SHOWN_OF_ONE);
  const here = new Set(shown.map(({ id }) => id));
  const elsewhere = FILTERS.flatMap(({ key, param }) =>
    (address.filter[key] ?? [])
      .filter((id) => param !== FACETS[facet.name].param || !here.has(id))
      .map((value) => ({ param, value })),
  );
  return (
    <>
      <form className="facets facets-all facets-one" action="/recherche" aria-label="Filtrer les ressources">
        <KeptSearch address={address} />
        {elsewhere.map(({ param, value }) => (
          <input key={`${param} ${value}`} type="hidden" name={param} value={value} />
        ))}
        <fieldset>
          <legend>{facet.label}</legend>
          <Values facet={facet} values={shown} />
        </fieldset>
        <button className="btn btn-main">Voir les ressources</button>
      </form>
      <Pager page={at} pageCount={pageCount} href={(next) => filtersPath(address, facet.name, next)} />
    </>
  );
}
