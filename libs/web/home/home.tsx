import type { HomeCallsQuery, HomeCollectionsQuery, HomeQuery } from '#contract';
import { aislePath } from '../browse/aisle-path.js';
import { CallCard } from '../call/call-card.js';
import { CollectionCard } from '../collection/collections.js';
import { CoverImage } from '../cover/cover-image.js';
import { DoneNotice } from '../layout/notices.js';
import { SearchForm } from '../layout/search-form.js';
import type { View } from '../layout/view.js';
import { plural, shortCredit, typeset } from '../layout/words.js';
import { stepTodo } from '../publish/steps.js';
import { Card, Shelf } from '../resource/card.js';

export const COLLECTIONS_ON_HOME = 6;
export const CALLS_ON_HOME = 2;
/** Rows with cards that a page holds, collections included: its budget of nodes and requests. */
const ROWS = 3;

interface HomeProps {
  data: HomeQuery;
  /** Null: the page has no room for them. */
  collections: HomeCollectionsQuery['collections'] | null;
  /** For her levels and her place; those for everybody, for a visitor. */
  calls: HomeCallsQuery['concerningCalls'];
  /** Whether rows of her own were asked for. */
  personal: boolean;
  done?: string;
}

/** Whether rows of resources leave one for collections. */
export const hasRoom = ({ homeRows }: HomeQuery): boolean =>
  homeRows.filter(({ cards }) => cards.length > 0).length < ROWS;

export function homeView(props: HomeProps): View {
  const { data, collections, calls, done } = props;
  const shown = data.homeRows.filter(({ cards }) => cards.length > 0);
  const further = data.homeRows.filter(({ cards }) => cards.length === 0);
  return {
    title: 'Trouver, adapter, rendre',
    description:
      'Des ressources pédagogiques libres, faites par des enseignantes et des enseignants : à chercher, télécharger, adapter, avec le crédit de chacun.',
    canonical: '/',
    search: null,
    feed: { title: 'Essaim : nouvelles ressources', path: '/recherche.atom?tri=recent' },
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <Hero rows={data.homeRows} />
        <Resume me={data.me} />
        {shown.map((row) => (
          <Row key={row.id} row={row} />
        ))}
        {collections && <Collections collections={collections} />}
        <Calls calls={calls} />
        {(data.me || further.length > 0) && <Further {...props} rows={further} />}
        <Levels />
      </main>
    ),
  };
}

type Rows = HomeQuery['homeRows'];

function Hero({ rows }: { rows: Rows }) {
  const featured = rows[0]?.cards[0]?.resource;
  const count = rows.find(({ id }) => id === 'NEW_BY_CYCLE')?.totalCount;
  return (
    <div className="two hero">
      <div className="stack">
        <h1 className="display">De quoi avez-vous besoin pour jeudi ?</h1>
        <SearchForm emphasis="large" />
        <p>
          Par exemple : <a href="/recherche?q=fractions+en+6e">fractions en 6e</a>,{' '}
          <a href="/recherche?q=sans+ordinateur">sans ordinateur</a>,{' '}
          <a href="/recherche?q=double+niveau+CM1-CM2">double niveau CM1-CM2</a>
        </p>
        <p className="soft prose">
          {plural(count ?? 0, 'ressource', 'ressources')} à prendre et à adapter. Essaim est un bien commun où
          les enseignants publient, trouvent et adaptent des ressources libres. Sans publicité, sans pistage,
          et sans compte pour lire.
        </p>
      </div>
      {featured?.version && <Featured resource={featured} />}
    </div>
  );
}

/** The summary is the author's own word on her book: it may stand on a slip. */
function Featured({ resource }: { resource: Rows[number]['cards'][number]['resource'] }) {
  const { version } = resource;
  if (!version) return null;
  return (
    <section className="window" aria-labelledby="mot">
      <CoverImage resource={resource} eager />
      <div>
        <h2 id="mot">
          <a href={`/r/${resource.slug}`}>{typeset(version.title)}</a>
        </h2>
        <blockquote className="slip">
          <p className="brief">{version.summary}</p>
          <footer>Présentée par {shortCredit(version.authors.map(({ name }) => name))}</footer>
        </blockquote>
      </div>
    </section>
  );
}

/** A draft left open is the most likely reason to come back. */
function Resume({ me }: { me: HomeQuery['me'] }) {
  const draft = me?.drafts[0];
  if (!draft) return null;
  const todo = stepTodo(draft.steps);
  return (
    <p className="notice">
      Vous en étiez là : <a href={`/brouillons/${draft.id}`}>{draft.title ?? 'Brouillon sans titre'}</a>.
      {todo !== null && ` Prochaine étape : ${todo.title.toLowerCase()}.`}
    </p>
  );
}

function Row({ row }: { row: Rows[number] }) {
  const title = `rangee-${row.id}`;
  return (
    <section className="row" aria-labelledby={title}>
      <div className="row-head">
        <h2 id={title}>{row.title}</h2>
        <SeeAll {...row} />
        <p>{row.explanation}</p>
        <a className="skip" href={`#apres-${row.id}`}>
          Passer cette rangée
        </a>
      </div>
      <Shelf labelledBy={title}>
        {row.cards.map(({ resource, reason }) => (
          <Card key={resource.id} resource={resource} note={<p className="kin">{typeset(reason.words)}</p>} />
        ))}
      </Shelf>
      <span id={`apres-${row.id}`} tabIndex={-1} />
    </section>
  );
}

function SeeAll({ title, totalCount, seeAll }: Pick<Rows[number], 'title' | 'totalCount' | 'seeAll'>) {
  const counted = totalCount == null ? '' : ` (${totalCount})`;
  return (
    <a href={seeAll} aria-label={`Tout voir : ${title}${counted}`}>
      Tout voir{counted}
    </a>
  );
}

/** What is missing, asked of those who could make it. */
function Calls({ calls: { edges, totalCount } }: Pick<HomeProps, 'calls'>) {
  if (edges.length === 0) return null;
  return (
    <section className="row" aria-labelledby="appels">
      <div className="row-head">
        <h2 id="appels">Appels</h2>
        <SeeAll title="Appels à contributions" totalCount={totalCount} seeAll="/appels" />
        <p>Ce qui manque, dit par qui le cherche.</p>
      </div>
      <ul className="entries" role="list">
        {edges.map(({ node }) => (
          <CallCard key={node.id} call={node} />
        ))}
      </ul>
    </section>
  );
}

/** What else there is, a link each; and how to have rows of one’s own, or none. */
function Further({ rows, collections, personal, data }: HomeProps & { rows: Rows }) {
  const said = data.me?.person;
  const saysNothing = personal && said?.levels.length === 0 && said.subjects.length === 0;
  return (
    <nav className="row stack" aria-labelledby="encore">
      <h2 id="encore">{rows.length > 0 || !collections ? 'Encore' : 'Votre accueil'}</h2>
      <p className="levels">
        {rows.map(({ id, title, seeAll }) => (
          <a key={id} href={seeAll}>
            {title}
          </a>
        ))}
        {!collections && <a href="/collections">Collections du moment</a>}
        {saysNothing && <a href="/compte/profil">Dire ce que j’enseigne, pour une rangée à moi</a>}
        {data.me && (
          <a href="/reglages">{personal ? 'Un accueil sans profil' : 'Un accueil avec mes rangées'}</a>
        )}
      </p>
    </nav>
  );
}

/** Those that changed last: somebody chose, and says why. */
function Collections({ collections: { edges, totalCount } }: HomeCollectionsQuery) {
  if (edges.length === 0) return null;
  return (
    <section className="row" aria-labelledby="collections">
      <div className="row-head">
        <h2 id="collections">Collections du moment</h2>
        <SeeAll title="Collections" totalCount={totalCount} seeAll="/collections" />
        <p>Ce que des collègues ont choisi, avec un mot sur pourquoi.</p>
      </div>
      <Shelf labelledBy="collections">
        {edges.map(({ node }) => (
          <CollectionCard key={node.id} collection={node} />
        ))}
      </Shelf>
    </section>
  );
}

/** The terms of the level vocabulary that a teacher looks for, with the years they stand for. */
const LEVELS = [
  ['maternelle', 'Maternelle'],
  ['cycle-2', 'CP, CE1, CE2'],
  ['cycle-3', 'CM1, CM2, 6e'],
  ['cycle-4', '5e, 4e, 3e'],
  ['lycee-gt', 'Lycée'],
  ['lycee-pro', 'Lycée professionnel'],
  ['superieur', 'Supérieur'],
  ['formation-personnels', 'Entre collègues'],
] as const;

function Levels() {
  return (
    <nav className="row" aria-labelledby="par-niveau">
      <h2 id="par-niveau">Par niveau</h2>
      <p className="levels">
        {LEVELS.map(([id, label]) => (
          <a key={id} href={aislePath('niveau', id)}>
            {label}
          </a>
        ))}
        <a href="/parcours">Tous les niveaux et disciplines</a>
      </p>
    </nav>
  );
}
