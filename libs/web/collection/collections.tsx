import type { CollectionCardFragment, CollectionsPageQuery, MyCollectionsQuery } from '#contract';
import { GatheredCover } from '../cover/cover-image.js';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { editPath, namesOf, resources, VISIBILITY_WORDS } from './collection-words.js';

export const COLLECTIONS_PER_PAGE = 24;

/** « Collections »: those that everybody sees. */
export function collectionsView({ collections }: CollectionsPageQuery, page: number): View {
  const { edges, totalCount } = collections;
  return {
    title: page > 1 ? `Collections, page ${page}` : 'Collections',
    section: 'explore',
    canonical: page > 1 ? `/collections?page=${page}` : '/collections',
    description:
      'Des ressources libres choisies, ordonnées et annotées par des enseignantes et des enseignants.',
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <h1 className="display">Collections</h1>
          <p className="lead prose">
            Ce que des collègues ont choisi pour un thème, une période, un territoire, avec un mot sur
            pourquoi et comment s’en servir.
          </p>
          <p className="cluster">
            <a className="btn" href="/mes/collections">
              Mes collections
            </a>
            <a href="/appels">Appels à contributions</a>
          </p>
        </header>
        {edges.length === 0 ? (
          <p className="soft prose">
            Aucune collection n’est encore publique. La première sera peut-être la vôtre : gardez des
            ressources, rangez-les, dites pourquoi.
          </p>
        ) : (
          <>
            <h2 className="vh" id="toutes">
              Toutes les collections
            </h2>
            <ul className="list" role="list" aria-labelledby="toutes">
              {edges.map(({ node }) => (
                <CollectionCard key={node.id} collection={node} />
              ))}
            </ul>
          </>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(totalCount / COLLECTIONS_PER_PAGE)}
          href={(shown) => `/collections?page=${shown}`}
        />
      </main>
    ),
  };
}

/** A collection beside others, as a book on a shelf. */
export function CollectionCard({ collection }: { collection: CollectionCardFragment }) {
  return (
    <li className="card">
      <GatheredCover works={collection.covers} />
      <h3>
        <a href={`/c/${collection.slug}`}>{typeset(collection.title)}</a>
      </h3>
      <p>{[resources(collection.itemCount), collection.levelLabel].filter(Boolean).join(' · ')}</p>
      <p className="brief">{collection.why}</p>
      <p className="by">{namesOf(collection.curators)}</p>
    </li>
  );
}

type Mine = NonNullable<MyCollectionsQuery['me']>['collections'];

/** « Mes collections »: what one keeps, and what one makes of it; the last changed first. */
export function myCollectionsView(
  mine: Mine,
  { page, form, done }: { page: number; form: FormState; done?: string },
): View {
  return {
    title: 'Mes collections',
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <h1 className="display">Mes collections</h1>
          <p className="lead prose">
            Ce que vous gardez, et ce que vous en faites. Une collection renvoie aux ressources : elle ne
            copie rien, et les crédits restent à leurs auteurs.
          </p>
        </header>
        <p>
          <a href="/mes/collections/propositions">Ce que vous proposez à d’autres collections</a>
        </p>
        {mine.edges.length === 0 ? (
          <p className="soft prose">
            Rien encore. Sur une ressource, « Garder » la range ici ; commencez une collection pour la
            partager.
          </p>
        ) : (
          <ul className="entries" role="list">
            {mine.edges.map(({ node }) => (
              <MineEntry key={node.id} collection={node} />
            ))}
          </ul>
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(mine.totalCount / COLLECTIONS_PER_PAGE)}
          href={(shown) => `/mes/collections?page=${shown}`}
        />
        <Begin form={form} />
      </main>
    ),
  };
}

function MineEntry({ collection }: { collection: Mine['edges'][number]['node'] }) {
  const { id, slug, title, isKept, itemCount, visibility, changedCount } = collection;
  const facts = [
    resources(itemCount),
    isKept ? 'pour vous seulement' : VISIBILITY_WORDS[visibility].label.toLowerCase(),
  ];
  return (
    <li className="entry stack-s">
      <h2 className="title">
        <a href={`/c/${slug}`}>{typeset(title)}</a>
      </h2>
      <p className="soft">{facts.join(' · ')}</p>
      {changedCount !== null && changedCount !== undefined && changedCount > 0 && (
        <p>
          {plural(changedCount, 'ressource a changé', 'ressources ont changé')} depuis que vous l’avez
          regardée.
        </p>
      )}
      <p>
        <a href={editPath(id)}>Ranger et annoter</a>
      </p>
    </li>
  );
}

function Begin({ form }: { form: FormState }) {
  return (
    <section className="row" aria-labelledby="commencer">
      <form className="stack form" method="post" action="/mes/collections" noValidate>
        <h2 id="commencer">Commencer une collection</h2>
        <TextField
          form={form}
          name="title"
          label="Son titre"
          hint="Elle reste privée tant que vous ne la montrez pas."
          maxLength={150}
        />
        <p>
          <button className="btn btn-main">Commencer</button>
        </p>
      </form>
    </section>
  );
}
