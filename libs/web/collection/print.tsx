import type { PrintedCollectionQuery, PrintedItemFragment } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { durationOf, shortCredit, typeset } from '../layout/words.js';
import { QrCode } from '../resource/qr-code.js';
import { useAddress, withoutScheme } from '../usage/use-path.js';
import { readPath } from './collection-path.js';
import { factsOf, namesOf } from './collection-words.js';
import { underHeadings } from './sections.js';

/** On one page; more of them are further pages to print. */
export const PRINTED_ITEMS = 40;

type Collection = NonNullable<PrintedCollectionQuery['collection']>;

/** For the staff room: what it holds and why, with the addresses to find each again from paper. */
export function printView(collection: Collection, { page, key }: { page: number; key: string | null }): View {
  return {
    title: `Liste à imprimer : ${collection.title}`,
    content: (
      <main id="contenu" className="wrap">
        <p className="notice no-print">
          Imprimez cette liste depuis le menu de votre navigateur, ou{' '}
          <a href={readPath(collection.slug, { key })}>revenez à la collection</a>.
        </p>
        <article className="stack print-sheet">
          <Opening collection={collection} />
          <Items collection={collection} page={page} />
          <p>Le code d’une ressource mène à une page où dire qu’on l’a utilisée, et de là à la ressource.</p>
          <Ending collection={collection} />
        </article>
        <Pager
          page={page}
          pageCount={Math.ceil(collection.items.totalCount / PRINTED_ITEMS)}
          href={(shown) => readPath(collection.slug, { key, page: shown, door: '/imprimer' })}
        />
      </main>
    ),
  };
}

function Opening({ collection }: { collection: Collection }) {
  const { title, why, curators, territory, copiedCredit } = collection;
  return (
    <header className="stack-s">
      <h1 className="display">{typeset(title)}</h1>
      <p>
        composée par {namesOf(curators)}
        {territory && <> · {territory.label}</>}
      </p>
      <p className="soft">{factsOf({ ...collection, itemCount: collection.items.totalCount })}</p>
      {why !== '' && <p className="lead">{why}</p>}
      {copiedCredit && <p className="soft">D’après {copiedCredit}.</p>}
    </header>
  );
}

function Items({ collection, page }: { collection: Collection; page: number }) {
  const nodes = collection.items.edges.map(({ node }, at) => ({
    ...node,
    place: (page - 1) * PRINTED_ITEMS + at + 1,
  }));
  if (nodes.length === 0) return <p>Rien encore dans cette collection.</p>;
  return (
    <>
      {underHeadings(collection.sections, nodes).map(({ section, held }) => (
        <section
          key={section?.id ?? 'debut'}
          className="stack"
          aria-labelledby={section ? `partie-${section.id}` : undefined}
        >
          {section && (
            <h2 className="title" id={`partie-${section.id}`}>
              {typeset(section.title)}
            </h2>
          )}
          {section && section.note !== '' && <p>{section.note}</p>}
          <ol className="stack" role="list">
            {held.map((item) => (
              <Item key={item.id} item={item} territory={collection.territory?.label ?? ''} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

type Placed = PrintedItemFragment & { place: number };

/** Without its code where nobody may read it any more: its place stays. */
function Item({ item, territory }: { item: Placed; territory: string }) {
  const { version, resource, note, localNote } = item;
  return (
    <li className="imprint">
      <div>
        <p>
          <strong>
            {item.place}. {typeset(item.title ?? 'Une ressource masquée')}
          </strong>
        </p>
        {version ? <Facts item={item} version={version} /> : <p>Elle n’est plus à lire en ce moment.</p>}
        {note !== '' && <p>{note}</p>}
        {localNote && (
          <p>
            Pour {territory} : {localNote}
          </p>
        )}
        {version && <p>{withoutScheme(resource.shortUrl)}</p>}
      </div>
      {version && <QrCode text={useAddress(resource.shortUrl)} />}
    </li>
  );
}

type Version = NonNullable<PrintedItemFragment['version']>;

function Facts({ item, version }: { item: PrintedItemFragment; version: Version }) {
  const { types, levelLabel, durationMinutes, authors, licence } = version;
  const facts = [
    types[0]?.label,
    levelLabel,
    durationMinutes ? durationOf(durationMinutes) : null,
    item.pinnedVersion == null ? null : `version ${item.pinnedVersion}`,
  ];
  return (
    <p>
      {facts.filter(Boolean).join(' · ')}
      <br />
      {shortCredit(authors.map(({ name }) => name))}, {licence.label}
    </p>
  );
}

/** The address of the whole is on the paper where anybody may follow it: a secret one is given by who has it. */
function Ending({ collection: { licences, visibility, url } }: { collection: Collection }) {
  return (
    <>
      {licences && (
        <section className="colophon" aria-labelledby="licences">
          <h2 id="licences">Les licences de l’ensemble</h2>
          <p>{licences.words}</p>
        </section>
      )}
      {visibility === 'PUBLIC' && (
        <section className="imprint" aria-label="Pour la retrouver">
          <p>
            <strong>{withoutScheme(url)}</strong>
            <br />
            Cette adresse mène à la collection, telle qu’elle est devenue.
          </p>
          <QrCode text={url} />
        </section>
      )}
    </>
  );
}
