import type { PersonQuery } from '#contract';
import { FollowButton } from '../follow/follow-button.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { listed, NBSP, plural, typeset } from '../layout/words.js';
import { Card } from '../resource/card.js';

type Person = NonNullable<PersonQuery['person']>;

interface Reader {
  /** Of her own page; null for a visitor. */
  slug: string | null;
  isFollowed: boolean;
  done?: string;
}

export function personView(person: Person, { slug, isFollowed, done }: Reader): View {
  const { resources } = person;
  const path = (page: number) => (page > 1 ? `/u/${person.slug}?page=${page}` : `/u/${person.slug}`);
  return {
    title: resources.page > 1 ? `${person.name}, page ${resources.page}` : person.name,
    description: `Les ressources publiées par ${person.name} sur Essaim.`,
    canonical: path(resources.page),
    kind: 'profile',
    content: (
      <main id="contenu" className="wrap">
        <DoneNotice done={done} />
        <div className="two">
          <header className="stack">
            <h1 className="display">{person.name}</h1>
            {person.portrait && <p className="lead">{person.portrait}</p>}
            {slug !== person.slug && (
              <div className="cluster">
                <FollowButton address={path(1)} isFollowed={isFollowed} isSignedIn={slug !== null} />
              </div>
            )}
            {!person.hasAccount && (
              <p className="notice">
                Ce nom signe des ressources, mais n’a pas de compte ici. C’est vous ?{' '}
                <a href="/aide#reprendre">Reprenez-les à votre nom.</a>
              </p>
            )}
          </header>
          <About person={person} />
          <section className="stack" aria-labelledby="ressources">
            <h2 id="ressources">
              {resources.totalCount === 0
                ? 'Rien de publié pour le moment'
                : plural(resources.totalCount, 'ressource', 'ressources')}
            </h2>
            <ol className="list" role="list">
              {resources.edges.map(({ node }, index) => (
                <Card key={node.id} resource={node} eager={index < 3} brief={node.version?.summary} />
              ))}
            </ol>
            <Pager page={resources.page} pageCount={resources.pageCount} href={path} />
          </section>
          {person.reviewsDone && <Reviews done={person.reviewsDone} />}
        </div>
      </main>
    ),
  };
}

function About({ person }: { person: Person }) {
  const place = [person.academie?.label, person.departement?.label].filter(Boolean).join(', ');
  const labels = (terms: { label: string }[]) => listed(terms.map(({ label }) => label));
  if (!place && person.levels.length + person.subjects.length + person.links.length === 0) return null;
  return (
    <aside className="stack side" aria-label={`À propos de ${person.name}`}>
      <dl className="facts">
        {place && (
          <>
            <dt>Académie</dt>
            <dd>{place}</dd>
          </>
        )}
        {person.levels.length > 0 && (
          <>
            <dt>Niveaux</dt>
            <dd>{labels(person.levels)}</dd>
          </>
        )}
        {person.subjects.length > 0 && (
          <>
            <dt>Disciplines</dt>
            <dd>{labels(person.subjects)}</dd>
          </>
        )}
      </dl>
      {person.links.length > 0 && (
        <ul className="links">
          {person.links.map(({ label, url }) => (
            <li key={url}>
              <a href={url} rel="me nofollow noopener">
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** How many, and where that tells nothing of which; what was signed and everybody reads. */
function Reviews({ done }: { done: NonNullable<Person['reviewsDone']> }) {
  const { count, campaigns, signed } = done;
  return (
    <section className="stack" aria-labelledby="relectures">
      <h2 id="relectures">{plural(count, 'relecture', 'relectures')} entre pairs</h2>
      <ul className="stack-s">
        {campaigns.map(({ campaign: { title, slug }, year, count: here }) => (
          <li key={slug}>
            <a href={`/campagnes/${slug}`}>{typeset(title)}</a> ({year}){NBSP}:{' '}
            {plural(here, 'relecture', 'relectures')}
          </li>
        ))}
        {signed.map(
          ({ year, resource }) =>
            resource?.version && (
              <li key={resource.slug}>
                Relecture publiée de <a href={`/r/${resource.slug}`}>{typeset(resource.version.title)}</a> (
                {year})
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
