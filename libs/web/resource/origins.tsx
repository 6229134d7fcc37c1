import type { ResourceStandingQuery } from '#contract';
import { NBSP, plural, typeset } from '../layout/words.js';
import { Mark } from './label.js';

type Standing = NonNullable<NonNullable<ResourceStandingQuery['resource']>['version']>;

export type ReviewedOrigins = Standing['reviewedOrigins'];

interface OriginsProps {
  origins: ReviewedOrigins;
  /** Whether the adaptation was reviewed by itself. */
  isReviewed: boolean;
}

/** Of an adaptation: what of it was read where it comes from. It wears no label for that. */
export function Origins({ origins, isReviewed }: OriginsProps) {
  if (origins.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="origines">
      <h2 id="origines">Ce qui vient d’une ressource relue</h2>
      <ul className="stack-s" role="list">
        {origins.map(({ part, passages, reviewed, sources }) => (
          <li key={part}>
            {part === 'texte' ? 'Le texte' : part}
            {NBSP}: {amount(reviewed, passages)}
            {sources.map(({ number, title, url, label }, index) => (
              <>
                {index === 0 ? ' de ' : ', ou de '}
                <a key={url} href={url}>
                  {typeset(title)}, version {number}
                </a>{' '}
                <Mark label={label} />
              </>
            ))}
          </li>
        ))}
      </ul>
      <p className="soft">
        {isReviewed
          ? 'Ces passages ont été relus là d’où ils viennent. L’adaptation a aussi été relue pour elle-même.'
          : 'Ces passages ont été relus là d’où ils viennent. L’adaptation elle-même ne l’a pas été : elle ne porte pas leur label.'}
      </p>
    </section>
  );
}

function amount(reviewed: number, passages: number): string {
  if (reviewed === 0) return `aucun de ses ${plural(passages, 'passage', 'passages')} n’a été relu`;
  const count = plural(reviewed, 'passage', 'passages');
  return reviewed === 1
    ? `${count} sur ${passages} vient mot pour mot`
    : `${count} sur ${passages} viennent mot pour mot`;
}
