import type { CuratePageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { plural, typeset } from '../layout/words.js';
import { editPath, quoted, resources, VISIBILITY_WORDS } from './collection-words.js';
import { partsOf } from './sections.js';

export const CURATED_PER_PAGE = 20;

type Collection = NonNullable<CuratePageQuery['collection']>;
type Item = Collection['items']['edges'][number]['node'];
type Section = Collection['sections'][number];

interface CurateProps {
  collection: Collection;
  page: number;
  form: FormState;
  done?: string;
}

/** Working on a collection: its order by buttons, its parts, what comes in. Each item has a page of its own. */
export function curateView({ collection, page, form, done }: CurateProps): View {
  const { id, slug, title, isKept, itemCount } = collection;
  const place = isKept ? 'pour vous seulement' : VISIBILITY_WORDS[collection.visibility].label.toLowerCase();
  return {
    title: `Ranger ${quoted(title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href={`/c/${slug}`}>
              La collection
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="soft">
            {resources(itemCount)} · {place} ·{' '}
            <a href={editPath(id, '/presentation')}>Présentation et visibilité</a> ·{' '}
            <a href={editPath(id, '/journal')}>Journal</a>
          </p>
          {!isKept && (
            <p>
              <a href={editPath(id, '/propositions')}>{proposalsWaiting(collection.waitingProposals)}</a>
            </p>
          )}
          <Changed count={collection.changedCount ?? 0} />
        </header>
        <Order collection={collection} page={page} />
        <Pager
          page={page}
          pageCount={Math.ceil(collection.items.totalCount / CURATED_PER_PAGE)}
          href={(shown) => editPath(id, `?page=${shown}`)}
        />
        <AddItem id={id} sections={collection.sections} form={form} />
        <AddSection id={id} form={form} />
        {!isKept && <Curators collection={collection} form={form} />}
      </main>
    ),
  };
}

const proposalsWaiting = (count: number): string =>
  count === 0
    ? 'Propositions'
    : plural(count, 'proposition attend votre réponse', 'propositions attendent votre réponse');

function Changed({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="notice">
      {plural(count, 'ressource a une version plus récente', 'ressources ont une version plus récente')} que
      celle que vous avez regardée : elles le disent ci-dessous.
    </p>
  );
}

function Order({ collection, page }: { collection: Collection; page: number }) {
  const nodes = collection.items.edges.map(({ node }) => node);
  const isLastPage = page * CURATED_PER_PAGE >= collection.items.totalCount;
  /** A part that goes on from the page before, or on the next, has a line above its first here, or below its last. */
  const begins = (item?: Item) => page === 1 || item?.id !== nodes[0]?.id;
  const ends = (item?: Item) => isLastPage || item?.id !== nodes.at(-1)?.id;
  return (
    <>
      {partsOf(collection.sections, nodes)
        .filter(({ section, held }) => section !== null || held.length > 0)
        .map(({ section, held }) => (
          <section
            key={section?.id ?? 'debut'}
            className="stack row"
            aria-label={section?.title ?? 'Au début'}
          >
            {section && <SectionHead collection={collection} section={section} />}
            {held.length === 0 && page === 1 && <p className="soft">Rien ici sur cette page.</p>}
            {held.length > 0 && (
              <ol className="entries" role="list">
                {held.map((item, at) => (
                  <Line
                    key={item.id}
                    id={collection.id}
                    item={item}
                    page={page}
                    ways={[
                      ...(at > 0 || !begins(item) ? (['UP'] as const) : []),
                      ...(at < held.length - 1 || !ends(item) ? (['DOWN'] as const) : []),
                    ]}
                  />
                ))}
              </ol>
            )}
          </section>
        ))}
    </>
  );
}

function SectionHead({
  collection: { id, sections },
  section,
}: {
  collection: Collection;
  section: Section;
}) {
  const at = sections.findIndex((each) => each.id === section.id);
  return (
    <form className="cluster" method="post" action={editPath(id, `/parties/${section.id}/deplacer`)}>
      <h2 className="title">{typeset(section.title)}</h2>
      <a
        href={editPath(id, `/parties/${section.id}`)}
        aria-label={`Modifier la partie ${quoted(section.title)}`}
      >
        Modifier
      </a>
      {at > 0 && <Move way="UP" what={section.title} />}
      {at < sections.length - 1 && <Move way="DOWN" what={section.title} />}
    </form>
  );
}

interface LineProps {
  id: string;
  item: Item;
  page: number;
  /** Where it can go: the first of a part has nothing above. */
  ways: readonly (keyof typeof MOVES)[];
}

function Line({ id, item, page, ways }: LineProps) {
  const title = item.title ?? 'Une ressource masquée';
  return (
    <li className="entry stack-s" id={`r-${item.id}`}>
      <p>
        <a href={editPath(id, `/${item.id}`)}>{typeset(title)}</a>
        {item.resource.state === 'WITHDRAWN' && ' · retirée par qui l’avait publiée'}
      </p>
      {item.change && (
        <p>
          A changé : version {item.change.latest}, vous aviez vu la {item.change.seen}.
        </p>
      )}
      {item.note !== '' && <p className="soft brief">{item.note}</p>}
      <form className="cluster" method="post" action={editPath(id, `/${item.id}/deplacer`)}>
        <input type="hidden" name="page" value={String(page)} />
        {ways.map((way) => (
          <Move key={way} way={way} what={title} />
        ))}
      </form>
    </li>
  );
}

const MOVES = { UP: 'Monter', DOWN: 'Descendre' } as const;

function Move({ way, what }: { way: keyof typeof MOVES; what: string }) {
  return (
    <button className="quiet" name="sens" value={way} aria-label={`${MOVES[way]} ${quoted(what)}`}>
      {MOVES[way]}
    </button>
  );
}

function AddItem({ id, sections, form }: { id: string; sections: readonly Section[]; form: FormState }) {
  return (
    <section className="row" aria-labelledby="ajouter">
      <form className="stack form" method="post" action={editPath(id, '/ajouter')} noValidate>
        <h2 id="ajouter">Ajouter une ressource</h2>
        <TextField
          form={form}
          name="resource"
          label="Son adresse"
          hint={`Celle de sa page, ou le code court de son impression. ${quoted('Garder')}, sur une carte, fait la même chose.`}
          maxLength={300}
        />
        <TextArea
          form={form}
          name="note"
          label="Un mot pour qui lira (facultatif)"
          hint="Pourquoi elle, comment, avec qui."
          className="short"
        />
        {sections.length > 0 && (
          <p className="field">
            <label htmlFor="section">Dans quelle partie ?</label>
            <select id="section" name="section">
              <option value="">Au début, hors partie</option>
              {sections.map((section) => (
                <option key={section.id} value={section.id}>
                  {section.title}
                </option>
              ))}
            </select>
          </p>
        )}
        <p>
          <button className="btn btn-main">Ajouter</button>
        </p>
      </form>
    </section>
  );
}

function AddSection({ id, form }: { id: string; form: FormState }) {
  return (
    <section className="row" aria-labelledby="partie">
      <form className="stack form" method="post" action={editPath(id, '/parties')} noValidate>
        <h2 id="partie">Ajouter une partie</h2>
        <TextField
          form={form}
          name="sectionTitle"
          label={`Son titre, comme ${quoted('Pour commencer')}`}
          maxLength={150}
        />
        <p>
          <button className="btn">Ajouter cette partie</button>
        </p>
      </form>
    </section>
  );
}

function Curators({ collection, form }: { collection: Collection; form: FormState }) {
  const { id, curators, viewerCan } = collection;
  return (
    <section className="row stack" aria-labelledby="avec">
      <h2 id="avec">Qui la tient</h2>
      <ul className="entries" role="list">
        {curators.map(({ name, slug, role }) => (
          <li key={slug} className="entry">
            <form className="cluster" method="post" action={editPath(id, '/personnes/retirer')}>
              <a href={`/u/${slug}`}>{name}</a>
              {role === 'OWNER' ? (
                <span className="soft">l’a commencée</span>
              ) : (
                viewerCan.own && (
                  <button className="quiet" name="person" value={slug} aria-label={`Retirer ${name}`}>
                    Retirer
                  </button>
                )
              )}
            </form>
          </li>
        ))}
      </ul>
      {viewerCan.own && (
        <form className="stack form" method="post" action={editPath(id, '/personnes')} noValidate>
          <TextField
            form={form}
            name="person"
            label="La tenir avec quelqu’un"
            hint="L’adresse de sa page, comme /u/prenom-nom. Cette personne range et annote avec vous."
            maxLength={200}
          />
          <p>
            <button className="btn">Ajouter</button>
          </p>
        </form>
      )}
      {viewerCan.leave && (
        <form method="post" action={editPath(id, '/quitter')}>
          <button className="quiet">Ne plus la tenir</button>
        </form>
      )}
    </section>
  );
}
