import type { AisleContentFragment, FacetName } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { FollowButton } from '../follow/follow-button.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, shortCredit, typeset } from '../layout/words.js';
import { type Filter, searchPath } from '../search/search-address.js';
import { aisleFeedPath, type AisleKind, aislePath } from './aisle-path.js';

type Aisle = AisleContentFragment;
type Resource = Aisle['resources']['edges'][number]['node'];

interface AisleProps {
  kind: AisleKind;
  aisle: Aisle;
}

/** Who reads a shelf, and what she has just done. */
export interface AisleReader {
  isSignedIn: boolean;
  isFollowed: boolean;
  done?: string;
}

export function aisleView(
  kind: AisleKind,
  aisle: Aisle,
  { isSignedIn, isFollowed, done }: AisleReader,
): View {
  const { term, resources } = aisle;
  return {
    title: term.shortLabel,
    section: 'explore',
    description: `Les ressources pédagogiques libres publiées sur Essaim : ${term.label}.`,
    canonical: aislePath(kind, term.id),
    feed: { title: `Essaim : ${term.shortLabel}`, path: aisleFeedPath(kind, term.id) },
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <header className="stack-s">
          <p>
            <a className="back" href="/parcours">
              Niveaux et disciplines
            </a>
          </p>
          <h1 className="display">{term.label}</h1>
          <p className="soft">
            {resources.totalCount === 0
              ? 'Rien de publié pour le moment.'
              : `${plural(resources.totalCount, 'ressource', 'ressources')}, les plus récentes d’abord.`}
          </p>
          <div className="cluster">
            <FollowButton
              address={aislePath(kind, term.id)}
              isFollowed={isFollowed}
              isSignedIn={isSignedIn}
            />
          </div>
        </header>
        {resources.totalCount > 0 && <Newest kind={kind} aisle={aisle} />}
        <OtherWays kind={kind} aisle={aisle} />
        <Gaps kind={kind} aisle={aisle} />
        <Around kind={kind} aisle={aisle} />
      </main>
    ),
  };
}

function Newest({ kind, aisle }: AisleProps) {
  const { term, resources } = aisle;
  return (
    <section className="row stack" aria-labelledby="recentes">
      <h2 id="recentes">Les plus récentes</h2>
      <ul className="wall" role="list">
        {resources.edges.map(({ node }) => (
          <Book key={node.id} resource={node} />
        ))}
      </ul>
      <p className="cluster">
        {resources.totalCount > resources.edges.length && (
          <a href={searchPath({ filter: aisle.filter, newest: true })}>Tout voir ({resources.totalCount})</a>
        )}
        <a href={aisleFeedPath(kind, term.id)}>Suivre les nouveautés (flux Atom)</a>
      </p>
    </section>
  );
}

function Book({ resource }: { resource: Resource }) {
  const { slug, version } = resource;
  if (!version) return null;
  return (
    <li className="card">
      <CoverImage resource={resource} eager={false} />
      <h3>
        <a href={`/r/${slug}`}>{typeset(version.title)}</a>
      </h3>
      <p className="by">{shortCredit(version.authors.map(({ name }) => name))}</p>
    </li>
  );
}

/** A level is cut by subjects, a subject by classes. */
function OtherWays({ kind, aisle }: AisleProps) {
  const [facet, title]: [FacetName, string] =
    kind === 'niveau' ? ['SUBJECTS', 'Par discipline'] : ['LEVELS', 'Par niveau'];
  const values = valuesOf(aisle, facet).filter(({ count }) => count > 0);
  if (values.length === 0) return null;
  const crossed = (id: string): Filter => ({
    ...aisle.filter,
    ...(kind === 'niveau' ? { subjects: [id] } : { levels: [id] }),
  });
  return (
    <nav className="row stack" aria-labelledby="croiser">
      <h2 id="croiser">{title}</h2>
      <ul className="counts" role="list">
        {values.map(({ id, label, count, depth }) => (
          <li key={id} className={depth === 0 ? undefined : `depth-${depth}`}>
            <a href={searchPath({ filter: crossed(id) })}>{label}</a> {count}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A gap is an invitation: the programmes teach it, and hardly anybody has published it yet. */
function Gaps({ kind, aisle: { gaps, term } }: AisleProps) {
  if (gaps.length === 0) return null;
  const sources = new Map(gaps.map(({ source }) => [source.nor, source.title]));
  return (
    <section className="row stack" aria-labelledby="manque">
      <h2 id="manque">Ce qui manque encore</h2>
      <p className="prose">
        C’est au programme, et il n’y a ici rien ou presque rien. Si vous l’avez sur votre disque,{' '}
        <a href="/publier">publiez-le</a>.
      </p>
      <ul className="counts" role="list">
        {gaps.map(({ level, subject, count }) => (
          <li key={`${level.id}-${subject.id}`}>
            {kind === 'niveau' ? subject.label : `${term.shortLabel}, ${level.shortLabel}`}
            {NBSP}:{' '}
            <span className="soft">
              {count === 0 ? 'rien encore' : plural(count, 'ressource', 'ressources')}
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>D’après quels textes</summary>
        <ul>
          {[...sources].map(([nor, title]) => (
            <li key={nor}>
              {title} (NOR {nor})
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** The level that holds this one, those beside it and those it holds, as far as they have something. */
function Around({ kind, aisle }: AisleProps) {
  if (kind !== 'niveau') return null;
  const levels = valuesOf(aisle, 'LEVELS');
  const own = levels.find(({ id }) => id === aisle.term.id);
  const near = levels.filter(
    ({ id, parentId, count }) =>
      count > 0 &&
      id !== aisle.term.id &&
      (parentId === aisle.term.id || id === own?.parentId || parentId === (own?.parentId ?? null)),
  );
  if (near.length === 0) return null;
  return (
    <nav className="row" aria-labelledby="autour">
      <h2 id="autour">Autres niveaux</h2>
      <p className="levels">
        {near.map(({ id, label }) => (
          <a key={id} href={aislePath('niveau', id)}>
            {label}
          </a>
        ))}
      </p>
    </nav>
  );
}

const valuesOf = ({ resources }: Aisle, facet: FacetName) =>
  resources.facets.find(({ name }) => name === facet)?.values ?? [];
