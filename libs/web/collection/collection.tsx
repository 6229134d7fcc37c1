import type { CollectionItemPartsFragment, CollectionPageQuery } from '#contract';
import { FollowButton } from '../follow/follow-button.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import { signInPath } from '../layout/safe-path.js';
import type { View } from '../layout/view.js';
import { dayOf, listed, sizeOf, typeset } from '../layout/words.js';
import { Card } from '../resource/card.js';
import { editPath, factsOf, quoted } from './collection-words.js';
import { feedOf, readPath } from './collection-path.js';
import { FoundToday, type FoundResources } from './searching.js';
import { endingOn, underHeadings } from './sections.js';

export const ITEMS_PER_PAGE = 24;

type Collection = NonNullable<CollectionPageQuery['collection']>;

/** By section that searches and ends on the page: what it finds; null where the search does not answer. */
export type Found = ReadonlyMap<string, FoundResources>;

/** Ids of the sections that search, and whose end stands on this page. */
export function searchingOn({ sections, items }: Collection, page: number): string[] {
  const here = endingOn(sections, { all: items.totalCount, page, perPage: ITEMS_PER_PAGE });
  return sections.filter(({ id, search }) => search && here.has(id)).map(({ id }) => id);
}

interface Reader {
  readonly isSignedIn: boolean;
  readonly isFollowed: boolean;
}

interface Asked extends Reader {
  readonly page: number;
  /** Of its secret address, kept in the links of its pages. */
  readonly key: string | null;
  /** Of the offline kit that one has, to bring it up to date. */
  readonly kit: string | null;
  readonly found: Found;
  readonly done?: string;
}

/** A collection as whoever may read it reads it. */
export function collectionView(
  collection: Collection,
  { page, key, kit, done, found, isSignedIn, isFollowed }: Asked,
): View {
  const isPublic = collection.visibility === 'PUBLIC';
  return {
    title: collection.title,
    section: 'explore',
    description: collection.why,
    ...(isPublic ? { canonical: readPath(collection.slug), feed: feedOf(collection) } : {}),
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <div className="two">
          <div className="stack-l">
            <Opening collection={collection} />
            <Items collection={collection} found={found} />
            <Pager
              page={page}
              pageCount={Math.ceil(collection.items.totalCount / ITEMS_PER_PAGE)}
              href={(shown) => readPath(collection.slug, { key, page: shown })}
            />
          </div>
          <Side
            collection={collection}
            keyUsed={key}
            kit={kit}
            isSignedIn={isSignedIn}
            isFollowed={isFollowed}
          />
        </div>
      </main>
    ),
  };
}

function Opening({ collection }: { collection: Collection }) {
  return (
    <header className="stack">
      <p className="soft">{factsOf(collection)}</p>
      <h1 className="display">{typeset(collection.title)}</h1>
      <p>
        composée par{' '}
        {collection.curators.map(({ name, slug }, at) => (
          <span key={slug}>
            {at > 0 && (at === collection.curators.length - 1 ? ' et ' : ', ')}
            <a href={`/u/${slug}`}>{name}</a>
          </span>
        ))}
        {collection.territory && <> · {collection.territory.label}</>}
      </p>
      {collection.why !== '' && <p className="lead">{collection.why}</p>}
      {collection.copiedCredit && <p className="soft">D’après {collection.copiedCredit}.</p>}
    </header>
  );
}

/** Under their headings; a page in the middle of a section says which. */
function Items({ collection, found }: { collection: Collection; found: Found }) {
  const nodes = collection.items.edges.map(({ node }) => node);
  if (nodes.length === 0 && found.size === 0)
    return <p className="soft prose">Rien encore dans cette collection.</p>;
  return (
    <>
      {underHeadings(collection.sections, nodes, found).map(({ section, held }) => (
        <section
          key={section?.id ?? 'debut'}
          className="stack"
          aria-labelledby={`partie-${section?.id ?? 'debut'}`}
        >
          <h2 id={`partie-${section?.id ?? 'debut'}`} className={section ? undefined : 'vh'}>
            {section ? typeset(section.title) : 'Ressources'}
          </h2>
          {section && section.note !== '' && <p className="prose">{section.note}</p>}
          {held.length > 0 && (
            <ol className="list" role="list">
              {held.map((item) => (
                <Item key={item.id} item={item} collection={collection} />
              ))}
            </ol>
          )}
          {section?.search && found.has(section.id) && (
            <FoundToday search={section.search} found={found.get(section.id) ?? null} />
          )}
        </section>
      ))}
    </>
  );
}

function Item({ item, collection }: { item: CollectionItemPartsFragment; collection: Collection }) {
  const { resource } = item;
  if (resource.state !== 'PUBLISHED') return <Gone item={item} />;
  return (
    <Card
      resource={resource}
      note={
        <>
          <Notes item={item} collection={collection} />
          {item.proposedBy && (
            <p className="kin">
              Proposée par <a href={`/u/${item.proposedBy.slug}`}>{item.proposedBy.name}</a>
            </p>
          )}
          {item.pinnedVersion !== null && item.pinnedVersion !== undefined && (
            <p className="kin">
              Choisie dans sa{' '}
              <a href={`/r/${resource.slug}/v/${item.pinnedVersion}`}>version {item.pinnedVersion}</a>
            </p>
          )}
          {item.before.length > 0 && (
            <p className="soft">
              Après{' '}
              {listed(item.before.map(({ title }) => quoted(typeset(title ?? 'une ressource retirée'))))}
            </p>
          )}
        </>
      }
    />
  );
}

/** Whose territory it is reads its note first; for the others it is folded. */
function Notes({ item, collection }: { item: CollectionItemPartsFragment; collection: Collection }) {
  const place = collection.territory?.label ?? '';
  return (
    <>
      {item.localNote && collection.concernsViewer && (
        <blockquote className="slip">
          {item.localNote}
          <footer>Pour {place}</footer>
        </blockquote>
      )}
      {item.note !== '' && <blockquote className="slip">{item.note}</blockquote>}
      {item.localNote && !collection.concernsViewer && (
        <details>
          <summary>Note pour {place}</summary>
          <p>{item.localNote}</p>
        </details>
      )}
    </>
  );
}

/** Its place stays, with a word, and what could replace it. */
function Gone({ item: { resource, note } }: { item: CollectionItemPartsFragment }) {
  const { tombstone } = resource;
  return (
    <li className="card">
      <h3>{tombstone ? typeset(tombstone.title) : 'Une ressource masquée'}</h3>
      <p>
        {tombstone
          ? `Retirée par qui l’avait publiée, le ${dayOf(tombstone.withdrawnAt)}.`
          : 'Elle n’est pas visible en ce moment. Sa place l’attend.'}
      </p>
      {tombstone?.replacement?.version && (
        <p>
          À la place :{' '}
          <a href={`/r/${tombstone.replacement.slug}`}>{typeset(tombstone.replacement.version.title)}</a>
        </p>
      )}
      {tombstone && !tombstone.replacement && (
        <p>
          <a href={`/r/${resource.slug}/arbre`}>Ce que d’autres en ont fait</a>
        </p>
      )}
      {note !== '' && <blockquote className="slip">{note}</blockquote>}
    </li>
  );
}

interface Around extends Reader {
  collection: Collection;
  keyUsed: string | null;
  kit: string | null;
}

function Side({ collection, keyUsed, kit, isSignedIn, isFollowed }: Around) {
  const { slug, id, viewerCan, licences, levelLabel, subjects, visibility } = collection;
  const terms = [levelLabel, ...subjects.map(({ label }) => label)].filter(Boolean);
  return (
    <aside className="stack side" aria-label="Cette collection">
      <div className="actions">
        {collection.itemCount > 0 && (
          <a className="btn btn-main" href={collection.downloadUrl}>
            Tout emporter <small>ZIP, {sizeOf(collection.totalSize)}</small>
          </a>
        )}
        {viewerCan.curate && (
          <a className="btn btn-main" href={editPath(id)}>
            Ranger et annoter
          </a>
        )}
        {viewerCan.copy ? (
          <form method="post" action={`/c/${slug}/copier`}>
            {keyUsed !== null && <input type="hidden" name="cle" value={keyUsed} />}
            <button className="btn">Copier</button>
          </form>
        ) : (
          <a className="btn" href={signInPath(readPath(slug, { key: keyUsed }))} rel="nofollow">
            Copier
          </a>
        )}
        {visibility === 'PUBLIC' && (
          <FollowButton address={readPath(slug)} isFollowed={isFollowed} isSignedIn={isSignedIn} />
        )}
      </div>
      <p className="cluster">
        {visibility === 'PUBLIC' && !viewerCan.curate && (
          <a href={`/c/${slug}/proposer`} rel="nofollow">
            Proposer une ressource
          </a>
        )}
        <a href={readPath(slug, { key: keyUsed, door: '/imprimer' })}>Imprimer la liste</a>
        {visibility === 'PUBLIC' && <a href={feedOf(collection).path}>Flux Atom</a>}
      </p>
      {collection.itemCount > 0 && <Kit collection={collection} since={kit} />}
      {terms.length > 0 && <p className="soft">{terms.join(' · ')}</p>}
      {licences && (
        <section className="colophon" aria-labelledby="licences">
          <h2 className="title" id="licences">
            Les licences de l’ensemble
          </h2>
          <p>{licences.words}</p>
        </section>
      )}
    </aside>
  );
}

/** To read it where there is no network; later, only what is new. */
function Kit({ collection: { kitUrl, kitSize }, since }: { collection: Collection; since: string | null }) {
  return (
    <div className="stack-s">
      <a className="btn" href={kitUrl}>
        {since === null ? (
          <>
            Valise hors ligne <small>environ {sizeOf(kitSize)}</small>
          </>
        ) : (
          <>
            Mettre la valise à jour <small>ce qui est nouveau</small>
          </>
        )}
      </a>
      <p className="soft">
        {since === null
          ? 'Un ZIP à ouvrir sans réseau, depuis une clé USB : lire, chercher, imprimer, avec les crédits.'
          : 'Un ZIP à décompresser par-dessus la valise que vous avez.'}
      </p>
    </div>
  );
}
