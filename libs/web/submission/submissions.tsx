import type { MySubmissionsQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, typeset } from '../layout/words.js';
import { nextWords, stateWords } from './submission-words.js';

type Me = NonNullable<MySubmissionsQuery['me']>;

export const SUBMISSIONS_PER_PAGE = 20;

/** What she asked to have reviewed; what waits for her first. */
export function submissionsView({ submissions }: Me, page: number): View {
  return {
    title: 'Vos demandes de relecture',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href="/mes/ressources">
              Mes ressources
            </a>
          </p>
          <h1 className="display">Vos demandes de relecture</h1>
        </div>
        {submissions.edges.length === 0 ? (
          <p className="prose">
            Vous n’avez rien fait relire. <a href="/campagnes">Voir les campagnes ouvertes</a>
          </p>
        ) : (
          <ul className="entries" role="list">
            {submissions.edges.map(({ node }) => (
              <li key={node.id} className="entry stack-s prose">
                <h2 className="title">
                  <a href={`/demandes/${node.id}`}>{typeset(node.title)}</a>
                </h2>
                <p>
                  {typeset(stateWords(node))}{' '}
                  <a href={`/demandes/${node.id}`} aria-label={`${nextWords(node.state)} : ${node.title}`}>
                    {nextWords(node.state)}
                  </a>
                </p>
                <p className="hint">
                  Campagne <a href={`/campagnes/${node.campaign.slug}`}>{typeset(node.campaign.title)}</a>,
                  depuis le {dayOf(node.createdAt)}
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(submissions.totalCount / SUBMISSIONS_PER_PAGE)}
          href={(to) => `/mes/relectures?page=${to}`}
        />
      </main>
    ),
  };
}
