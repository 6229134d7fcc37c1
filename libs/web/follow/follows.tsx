import type { FollowKind, FollowsQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { aislePath } from '../browse/aisle-path.js';
import { readPath } from '../collection/collection-path.js';
import type { Problem } from '../layout/form.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, typeset } from '../layout/words.js';
import { searchPath } from '../search/search-address.js';

type Follows = NonNullable<FollowsQuery['me']>['follows'];
type Follow = Follows['edges'][number]['node'];

export const FOLLOWS_PER_PAGE = 24;

const KINDS: Record<FollowKind, string> = {
  PERSON: 'Une personne',
  COLLECTION: 'Une collection',
  AISLE: 'Un rayon',
  SEARCH: 'Une recherche, refaite chaque matin',
};

/** « Ce que vous suivez »: since when, what it last brought, and the way to stop. */
export function followsView(
  follows: Follows,
  { page, problems, done }: { page: number; problems: readonly Problem[]; done?: string },
): View {
  return accountFrame({
    path: '/mes/suivis',
    title: 'Ce que vous suivez',
    lead: 'Ce qui y paraît s’écrit dans vos notifications, avec sa raison. Vous seul·e voyez cette liste.',
    problems,
    done,
    children: (
      <>
        {follows.edges.length === 0 ? (
          <Nothing />
        ) : (
          <ul className="entries" role="list">
            {follows.edges.map(({ node }) => (
              <Entry key={node.id} follow={node} />
            ))}
          </ul>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(follows.totalCount / FOLLOWS_PER_PAGE)}
          href={(shown) => `/mes/suivis?page=${shown}`}
        />
        <p>
          <a href="/notifications/reglages">Choisir quand les courriels partent</a>
        </p>
      </>
    ),
  });
}

function Nothing() {
  return (
    <p className="soft prose">
      Rien encore. « Suivre » se trouve sur la page d’une personne, d’une collection, d’un niveau ou d’une
      discipline ; « Me prévenir de la suite », sous une <a href="/recherche">recherche</a>.
    </p>
  );
}

function Entry({ follow }: { follow: Follow }) {
  const { id, kind, title, since, lastToldAt } = follow;
  const path = pathOf(follow);
  const facts = [
    KINDS[kind],
    `depuis le ${dayOf(since)}`,
    lastToldAt ? `dernière nouvelle le ${dayOf(lastToldAt)}` : 'rien de nouveau encore',
  ];
  return (
    <li className="entry stack-s">
      <h2 className="title">{path === null ? title : <a href={path}>{typeset(title)}</a>}</h2>
      <p className="soft">{facts.join(' · ')}</p>
      <form method="post" action={`/mes/suivis/${id}/arreter`}>
        <button className="quiet" aria-label={`Ne plus suivre : ${title}`}>
          Ne plus suivre
        </button>
      </form>
    </li>
  );
}

/** Null: nobody reads it any more. */
function pathOf({ kind, person, collection, level, subject, text, filter }: Follow): string | null {
  if (kind === 'PERSON') return person ? `/u/${person.slug}` : null;
  if (kind === 'COLLECTION') return collection ? readPath(collection.slug) : null;
  if (level && !subject) return aislePath('niveau', level.id);
  if (subject && !level) return aislePath('discipline', subject.id);
  return searchPath({ text: text ?? '', filter: filter ?? {} });
}
