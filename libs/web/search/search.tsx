import type { SearchQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import { signInPath } from '../layout/safe-path.js';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';
import { Card } from '../resource/card.js';
import { Couples, UnderstoodFilters } from './class-answers.js';
import { Facets } from './facets.js';
import { OwnClassLink } from './own-class.js';
import type { OwnClass } from './own-class-cookie.js';
import { FACETS, knownFilter, NOTIONS, type SearchAddress, searchPath, without } from './search-address.js';

type Found = SearchQuery['resources'];

export function searchView(
  { resources, viewer }: SearchQuery,
  address: SearchAddress,
  ownClass: OwnClass = {},
): View {
  const isSignedIn = Boolean(viewer);
  const title = heading(resources, address);
  const found = { resources, address, title, isSignedIn, ownClass };
  return {
    title: address.page > 1 ? `${title}, page ${address.page}` : title,
    section: 'explore',
    search: address.text,
    canonical: searchPath(address),
    feed: { title: `Essaim : ${title}`, path: searchPath({ ...address, page: 1 }, '/recherche.atom') },
    content: (
      <main id="contenu" className="wrap">
        <div className="with-facets">
          <Facets facets={resources.facets} address={address} totalCount={resources.totalCount} />
          <div id="resultats" className="results">
            {resources.totalCount === 0 ? <NothingFound {...found} /> : <Results {...found} />}
          </div>
        </div>
      </main>
    ),
  };
}

function heading({ totalCount }: Found, { text }: SearchAddress): string {
  const count = totalCount === 0 ? 'Rien' : plural(totalCount, 'ressource', 'ressources');
  return text ? `${count} pour « ${text} »` : count;
}

interface ResultsProps {
  resources: Found;
  address: SearchAddress;
  title: string;
  isSignedIn: boolean;
  ownClass: OwnClass;
}

function Results({ resources, address, title, isSignedIn, ownClass }: ResultsProps) {
  return (
    <>
      <h1>{title}</h1>
      <Corrections corrections={resources.corrections} />
      <UnderstoodFilters understood={resources.understood} address={address} />
      <ActiveFilters facets={resources.facets} address={address} ownClass={ownClass} />
      <Sorting address={address} />
      <h2 className="vh">Résultats</h2>
      <ol className="list" role="list">
        {resources.edges.map(({ node, highlight, relatives }, index) => (
          <Card
            key={node.id}
            resource={node}
            relatives={relatives}
            eager={index < 3}
            title={highlight.title.length > 0 ? <Marked pieces={highlight.title} /> : undefined}
            brief={<Marked pieces={highlight.snippet} />}
          />
        ))}
      </ol>
      <Couples couples={resources.couples} />
      <Pager
        page={resources.page}
        pageCount={resources.pageCount}
        href={(page) => searchPath({ ...address, page })}
      />
      <Related resources={resources.related} />
      <Watch address={address} isSignedIn={isSignedIn} />
    </>
  );
}

/** What is published later, by the inbox or by a feed reader; without words nor filter, everything would be told. */
function Watch({ address, isSignedIn }: Pick<ResultsProps, 'address' | 'isSignedIn'>) {
  const feed = (
    <>
      <a href={searchPath({ ...address, page: 1 }, '/recherche.atom')}>Suivre cette recherche (flux Atom)</a>
      {isSignedIn && (
        <a href={searchPath({ ...address, page: 1 }, '/collections/recherche')} rel="nofollow">
          En faire une partie d’une collection
        </a>
      )}
    </>
  );
  const { text, filter } = address;
  if (!text && Object.keys(filter).length === 0) return <p className="cluster">{feed}</p>;
  const watched = searchPath({ text, filter });
  const label = 'Me prévenir de la suite';
  return isSignedIn ? (
    <form className="cluster" method="post" action="/suivre">
      <input type="hidden" name="adresse" value={watched} />
      <button className="btn">{label}</button>
      {feed}
    </form>
  ) : (
    <p className="cluster">
      <a className="btn" href={signInPath(watched)} rel="nofollow">
        {label}
      </a>
      {feed}
    </p>
  );
}

/** A short answer goes on with what stands beside it on the shelf, and says so. */
function Related({ resources }: { resources: Found['related'] }) {
  if (resources.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="proches">
      <h2 id="proches">Proche de votre recherche</h2>
      <ol className="list" role="list">
        {resources.map(({ node, relatives }) => (
          <Card key={node.id} resource={node} relatives={relatives} brief={node.version?.summary} />
        ))}
      </ol>
    </section>
  );
}

/** Text nodes and marks: the pieces are text, never HTML. */
export function Marked({ pieces }: { pieces: readonly { text: string; marked: boolean }[] }) {
  return <>{pieces.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</>;
}

function Corrections({ corrections }: { corrections: Found['corrections'] }) {
  if (corrections.length === 0) return null;
  return (
    <p className="soft">
      {corrections.map(({ typed, used }) => `« ${used} » au lieu de « ${typed} »`).join(', ')} : c’est ce que
      nous avons cherché aussi.
    </p>
  );
}

function ActiveFilters({
  facets,
  address,
  ownClass,
}: Pick<ResultsProps, 'address' | 'ownClass'> & Pick<Found, 'facets'>) {
  const chosen = facets.flatMap(({ name, values }) =>
    values.filter(({ selected }) => selected).map(({ id, label }) => ({ key: FACETS[name].key, id, label })),
  );
  const notions = NOTIONS.flatMap(({ key, chip }) =>
    (address.filter[key] ?? []).map((id) => ({ key, id, label: `${chip} : ${id}` })),
  );
  return (
    <p className="cluster active">
      {[...chosen, ...notions].map(({ key, id, label }) => (
        <a key={`${key}-${id}`} rel="nofollow" href={searchPath(without(address, key, id))}>
          <span className="vh">Retirer le filtre </span>
          {label}
        </a>
      ))}
      <a className="open-facets" href="#filtres">
        Tous les filtres
      </a>
      <OwnClassLink ownClass={ownClass} address={address} />
    </p>
  );
}

/** Without words everything is as near: newest first, and nothing to choose. */
function Sorting({ address }: { address: SearchAddress }) {
  if (!address.text) return null;
  const sorted = (newest: boolean, label: string) =>
    address.newest === newest ? (
      <strong>{label}</strong>
    ) : (
      <a rel="nofollow" href={searchPath({ ...address, newest, page: 1 })}>
        {label}
      </a>
    );
  return (
    <p className="sort">
      Trier : {sorted(false, 'les plus proches')} {sorted(true, 'les plus récentes')}
    </p>
  );
}

/** The dashed place of a book that is not there, and the ways out that would find something. */
function NothingFound({ resources, address, title, isSignedIn, ownClass }: ResultsProps) {
  const filtered = Object.keys(address.filter).length > 0;
  return (
    <>
      <div className="missing">
        <div className="stack narrow">
          <h1>{title}</h1>
          <p className="lead">
            {filtered
              ? 'Ce n’est pas vous. Un des filtres est peut-être trop étroit.'
              : 'Ce n’est pas vous. D’autres mots trouveront peut-être.'}
          </p>
          <ActiveFilters facets={resources.facets} address={address} ownClass={ownClass} />
          {resources.waysOut.length > 0 && (
            <ul className="links">
              {resources.waysOut.map(({ label, count, text, filter }) => (
                <li key={label}>
                  <a href={searchPath({ text, filter: knownFilter(filter), newest: address.newest })}>
                    {label} ({count})
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p>
            Si la ressource n’existe pas encore, c’est peut-être vous qui l’avez :{' '}
            <a href="/publier">publiez la vôtre</a>.
          </p>
          <Watch address={address} isSignedIn={isSignedIn} />
        </div>
      </div>
      <Couples couples={resources.couples} />
    </>
  );
}
