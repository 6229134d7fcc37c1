import type { NearLinkFragment } from '#contract';
import { typeset } from '../layout/words.js';
import { notAmong } from './once.js';

/** A page of a resource has room for these few; the rest is one link away. */
const NEXT = 2;
const ALIKE = 3;

export interface NearLinks {
  readonly nextResources: readonly NearLinkFragment[];
  readonly similarResources: readonly NearLinkFragment[];
}

/** Where to go from a resource: a few links, each with its reason; nothing when nothing is near. */
export function NearLists({ slug, near }: { slug: string; near: NearLinks }) {
  const following = near.nextResources.slice(0, NEXT);
  const alike = notAmong(near.similarResources, following).slice(0, ALIKE);
  if (following.length + alike.length === 0) return null;
  return (
    <nav className="stack no-print" aria-label="Ressources proches">
      <Links id="suite" title="Pour continuer" near={following} />
      <Links id="esprit" title="Dans le même esprit" near={alike} />
      <p>
        <a href={`/r/${slug}/proches`}>Tout voir</a>
      </p>
    </nav>
  );
}

function Links({ id, title, near }: { id: string; title: string; near: readonly NearLinkFragment[] }) {
  if (near.length === 0) return null;
  return (
    <>
      <h2 id={id}>{title}</h2>
      <ul className="stack-s" role="list" aria-labelledby={id}>
        {near.map(({ resource, reason }) => (
          <li key={resource.slug}>
            <a href={`/r/${resource.slug}`}>{typeset(resource.version?.title ?? '')}</a> ·{' '}
            {typeset(reason.words)}
          </li>
        ))}
      </ul>
    </>
  );
}
