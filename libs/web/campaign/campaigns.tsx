import type { ComponentChildren } from 'preact';
import type { CampaignLinesFragment, CampaignsPageQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { runsSome, stateWords } from './campaign-words.js';

type Line = CampaignLinesFragment['edges'][number]['node'];

export const CAMPAIGNS_PER_PAGE = 20;

/** « Campagnes de relecture »: those one can join now come first; `resource`: the id of one that seeks reviewers. */
export function campaignsView(
  { running, coming, over, me }: CampaignsPageQuery,
  page: number,
  resource: string,
): View {
  return {
    title: 'Campagnes de relecture',
    section: 'review',
    canonical: '/campagnes',
    description: 'Les campagnes où des collègues relisent des ressources libres avec une grille publique.',
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <h1 className="display">Campagnes de relecture</h1>
          <p className="lead prose">
            Des collègues relisent des ressources avec une grille que tout le monde peut lire. Ce qui est
            décidé vaut pour la version qui a été lue, et pour elle seule.
          </p>
          {runsSome(me?.roles ?? []) && (
            <p>
              <a className="btn" href="/referent">
                Votre bureau de référent
              </a>
            </p>
          )}
        </header>
        <Stage
          id="en-cours"
          title="En cours"
          lines={running}
          resource={resource}
          empty="Aucune campagne n’est ouverte aujourd’hui. Les suivantes seront annoncées ici."
        />
        {coming.totalCount > 0 && <Stage id="a-venir" title="À venir" lines={coming} empty="" />}
        {over.totalCount > 0 && (
          <Stage id="terminees" title="Terminées" lines={over} empty="">
            <Pager
              page={page}
              pageCount={Math.ceil(over.totalCount / CAMPAIGNS_PER_PAGE)}
              href={(shown) => `/campagnes?page=${shown}#terminees`}
            />
          </Stage>
        )}
      </main>
    ),
  };
}

interface StageProps {
  id: string;
  title: string;
  lines: CampaignLinesFragment;
  empty: string;
  resource?: string;
  children?: ComponentChildren;
}

function Stage({ id, title, lines, empty, resource = '', children }: StageProps) {
  return (
    <section className="stack row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.edges.length === 0 ? (
        <p className="soft prose">{empty}</p>
      ) : (
        <ul className="entries" role="list">
          {lines.edges.map(({ node }) => (
            <li key={node.id} className="entry stack-s prose">
              <Entry line={node} />
              {resource && node.state === 'OPEN' && (
                <p>
                  <a
                    className="btn"
                    href={`/campagnes/${node.slug}/demander?ressource=${encodeURIComponent(resource)}`}
                  >
                    Y demander la relecture
                    <span className="vh"> dans {node.title}</span>
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

function Entry({ line }: { line: Line }) {
  const { slug, title, aim, territory, counts } = line;
  return (
    <>
      <h3 className="title">
        <a href={`/campagnes/${slug}`}>{typeset(title)}</a>
      </h3>
      <p>{typeset(firstSentence(aim))}</p>
      <p className="hint">
        {territory.label}. {stateWords(line)}
        {counts.received > 0 && ` ${plural(counts.received, 'ressource reçue', 'ressources reçues')}.`}
      </p>
    </>
  );
}

/** An aim may be a page long; a list has room for its beginning. */
export function firstSentence(text: string): string {
  const line = text.split('\n')[0] ?? '';
  const sentence = /^.{20,}?[.!?…](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.length > 240 ? `${sentence.slice(0, 239)}…` : sentence;
}
