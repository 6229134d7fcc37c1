import type { ResourceUsesQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { Problem } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, plural, typeset } from '../layout/words.js';

type Found = NonNullable<ResourceUsesQuery['resource']>;
type Resource = Found & { uses: NonNullable<Found['uses']> };
type Uses = Resource['uses'];

export const LINES_PER_PAGE = 20;

/** How one resource was used, and what people said of it. */
export function resourceUsesView(
  { slug, version, uses }: Resource,
  { page, done, problems }: { page: number; done?: string; problems: readonly Problem[] },
): View {
  const title = version?.title ?? slug;
  return {
    title: `Usages de «${NBSP}${title}${NBSP}»`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <DoneNotice done={done} />
          <ErrorsSummary problems={problems} />
          <p>
            <a className="back" href="/mes/impact">
              Ce que vos ressources deviennent
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">
            {uses.total === 0
              ? 'Aucun usage déclaré pour le moment.'
              : `${plural(uses.total, 'usage déclaré', 'usages déclarés')}, tels que les personnes les ont dits.`}
          </p>
          <p className="cluster links">
            <a href={`/r/${slug}`}>Voir la ressource</a>
            <a href={`/r/${slug}/imprimer`}>La fiche à imprimer, avec son code</a>
          </p>
        </div>
        <Counts title="Avec quelles classes" counts={uses.levels} />
        <Counts title="En combien de temps" counts={uses.durations} />
        <Counts title="Ce qui a été changé" counts={uses.changes} />
        {uses.lines.totalCount > 0 && <Lines slug={slug} uses={uses} />}
        <Pager
          page={page}
          pageCount={Math.ceil(uses.lines.totalCount / LINES_PER_PAGE)}
          href={(to) => `/mes/impact/${slug}?page=${to}`}
        />
      </main>
    ),
  };
}

function Counts({ title, counts }: { title: string; counts: Uses['levels'] }) {
  if (counts.length === 0) return null;
  return (
    <section className="stack-s">
      <h2 className="title">{title}</h2>
      <ul className="stack-s">
        {counts.map(({ label, count }) => (
          <li key={label}>
            {typeset(label)} : {count}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ slug, uses }: { slug: string; uses: Uses }) {
  return (
    <section className="stack row" aria-labelledby="mots">
      <h2 id="mots">{plural(uses.lines.totalCount, 'mot laissé', 'mots laissés')}</h2>
      <p className="soft prose">
        Personne d’autre ne les lit, sauf la modération. Effacer un mot garde l’usage compté.
      </p>
      <ul className="entries" role="list">
        {uses.lines.edges.map(({ node }) => (
          <li key={node.id} className="entry stack-s prose">
            <p className="slip">{typeset(node.line)}</p>
            <p className="soft">
              {dayOf(node.day)}
              {node.levelLabel && ` · ${node.levelLabel}`}
            </p>
            {uses.mayErase && (
              <form method="post" action={`/mes/impact/${slug}/effacer`}>
                <button className="quiet" name="line" value={node.id}>
                  Effacer ce mot
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
