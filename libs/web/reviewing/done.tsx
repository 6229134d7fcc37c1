import type { ReviewOutcome, ReviewsDoneQuery } from '#contract';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, plural, typeset } from '../layout/words.js';

type Me = NonNullable<ReviewsDoneQuery['me']>;
type Line = Me['sent']['edges'][number]['node'];

export const SENT_PER_PAGE = 20;

/** What she gave, what came of it, and who may know. */
export function doneView(me: Me, page: number, done?: string): View {
  const { totalCount, edges } = me.sent;
  return {
    title: 'Relectures faites',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <div className="stack">
          <h1 className="display">Relectures faites</h1>
          <p className="lead">
            {totalCount === 0
              ? 'Aucune pour le moment. Une relecture prend un quart d’heure.'
              : `${plural(totalCount, 'relecture envoyée', 'relectures envoyées')}. Merci.`}
          </p>
          <p className="cluster">
            <a href="/relire">Relire</a>
            {totalCount > 0 && <a href="/mes/attestations">Obtenir une attestation</a>}
          </p>
        </div>
        {totalCount > 0 && (
          <section className="stack" aria-labelledby="liste">
            <h2 id="liste" className="vh">
              La liste
            </h2>
            <ul className="entries" role="list">
              {edges.map(({ node }) => (
                <li key={node.id} className="entry stack-s prose">
                  <Sent line={node} />
                </li>
              ))}
            </ul>
            <Pager
              page={page}
              pageCount={Math.ceil(totalCount / SENT_PER_PAGE)}
              href={(to) => `/relire/faites?page=${to}`}
            />
          </section>
        )}
        <Visibility me={me} />
      </main>
    ),
  };
}

const OUTCOMES: Record<ReviewOutcome, string> = {
  RECOMMENDED: 'recommandée',
  REVIEWED: 'relue',
  RESERVATIONS: 'relue avec réserves',
  REWORK: 'à reprendre',
};

function Sent({ line: { id, title, endedAt, outcome, resource, campaign } }: { line: Line }) {
  return (
    <>
      <h3 className="title">
        {resource ? <a href={`/r/${resource.slug}`}>{typeset(title)}</a> : typeset(title)}
      </h3>
      <p>
        {endedAt && `Envoyée le ${dayOf(endedAt)}. `}
        {outcome
          ? `La décision est prise${NBSP}: ${OUTCOMES[outcome]}. Merci, votre relecture y a compté.`
          : 'La décision n’est pas encore prise.'}
      </p>
      <p className="hint">
        Campagne <a href={`/campagnes/${campaign.slug}`}>{typeset(campaign.title)}</a>.{' '}
        <a href={`/relectures/${id}`}>
          Votre relecture<span className="vh"> de {title}</span>
        </a>
      </p>
    </>
  );
}

function Visibility({ me: { person, reviewer } }: { me: Me }) {
  const isShown = reviewer?.showsReviews ?? false;
  const page = <a href={`/u/${person.slug}`}>votre page</a>;
  return (
    <section className="stack row" aria-labelledby="visibilite">
      <h2 id="visibilite">Qui peut le savoir</h2>
      <div className="stack prose">
        {isShown ? (
          <p>
            Toute personne lit sur {page} combien de relectures vous avez faites, par campagne et par année.
            Elle ne lit jamais lesquelles, sauf celles que vous avez signées et qui sont publiées.
          </p>
        ) : (
          <p>
            Cette liste est à vous. Vous pouvez laisser {page} dire combien de relectures vous avez faites,
            par campagne et par année{NBSP}: jamais lesquelles, sauf celles que vous avez signées et qui sont
            publiées.
          </p>
        )}
        <p className="hint">
          Une campagne n’y paraît qu’une fois close, et si son nom ne fait pas deviner ce que vous avez relu
          {NBSP}: au moins cinq ressources relues pour une des vôtres.
        </p>
        <form method="post" action="/relire/faites/visibilite">
          <input type="hidden" name="montrer" value={isShown ? 'non' : 'oui'} />
          <button className="btn">{isShown ? 'Ne plus le montrer' : 'Le montrer sur ma page'}</button>
        </form>
      </div>
    </section>
  );
}
