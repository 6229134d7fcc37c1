import type { HomeRowName, HomeRowPageQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { Card } from '../resource/card.js';

export const CARDS_PER_PAGE = 24;

interface PersonalRow {
  readonly id: HomeRowName;
  readonly name: string;
  readonly title: string;
  readonly why: string;
  /** When nothing is in it: what would fill it. */
  readonly empty: string;
}

const ROWS: readonly PersonalRow[] = [
  {
    id: 'FOR_YOUR_LEVELS',
    name: 'niveaux',
    title: 'Pour vos niveaux et disciplines',
    why: 'D’après ce que dit votre profil, et lui seul. L’ordre change chaque jour, pour que chacune ait son tour.',
    empty: 'Dites dans votre profil ce que vous enseignez : ce qui y répond viendra ici.',
  },
  {
    id: 'ADAPTED_FROM_YOURS',
    name: 'adaptees',
    title: 'Adaptées de vos ressources',
    why: 'Ce que des collègues ont fait de ce que vous avez publié, les dernières d’abord.',
    empty: 'Personne n’a encore publié d’adaptation de ce que vous avez fait.',
  },
  {
    id: 'AFTER_WHAT_YOU_KEPT',
    name: 'suites',
    title: 'Suites de ce que vous avez gardé',
    why: 'Ce qui vient après, dans le parcours d’une collection.',
    empty: 'Gardez une ressource : ce que des collections font venir après elle viendra ici.',
  },
  {
    id: 'TO_REVIEW_NEAR_YOU',
    name: 'pres',
    title: 'À relire près de chez vous',
    why: 'Faites dans votre département ou votre académie, et que personne n’a encore relues.',
    empty: 'Rien n’attend de relecture près de chez vous, ou votre profil ne dit pas où vous enseignez.',
  },
];

export const personalRow = (name: string): PersonalRow | null =>
  ROWS.find((row) => row.name === name) ?? null;

/** All of a row that only its reader has. */
export function rowView(
  row: PersonalRow,
  { edges, totalCount }: HomeRowPageQuery['homeRow'],
  page: number,
): View {
  return {
    title: row.title,
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <p>
            <a className="back" href="/">
              Accueil
            </a>
          </p>
          <h1 className="display">{row.title}</h1>
          <p className="soft prose">{row.why}</p>
        </header>
        {edges.length === 0 ? (
          <p className="prose">
            {row.empty} <a href="/compte/profil">Mon profil</a>
          </p>
        ) : (
          <section className="stack" aria-labelledby="cartes">
            <h2 id="cartes">{plural(totalCount, 'ressource', 'ressources')}</h2>
            <ul className="list" role="list">
              {edges.map(({ node: { resource, reason } }) => (
                <Card
                  key={resource.id}
                  resource={resource}
                  note={<p className="kin">{typeset(reason.words)}</p>}
                />
              ))}
            </ul>
          </section>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(totalCount / CARDS_PER_PAGE)}
          href={(shown) => `/rangees/${row.name}?page=${shown}`}
        />
      </main>
    ),
  };
}
