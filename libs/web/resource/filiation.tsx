import { listed, plural, typeset } from '../layout/words.js';
import type { Version } from './resource.js';

interface FiliationProps {
  slug: string;
  version: Version;
  adaptationCount: number;
}

/** Where the version comes from, and the way to the whole family; nothing for an original that nobody adapted. */
export function Filiation({ slug, version, adaptationCount }: FiliationProps) {
  if (adaptationCount === 0 && version.sources.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="filiation">
      <h2 id="filiation">D’où elle vient, ce qu’elle est devenue</h2>
      {version.sources.length > 0 && (
        <ul className="stack-s" role="list">
          {version.sources.map(({ id, title, authors, number, url, licence }) => (
            <li key={id}>
              Adaptée de {url ? <a href={url}>{typeset(title)}</a> : typeset(title)}
              {authors.length > 0 && ` par ${listed(authors)}`}, {licence.label}
              {number === null && ', source extérieure'}
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <a href={`/r/${slug}/arbre`}>
          {adaptationCount > 0 && `${plural(adaptationCount, 'adaptation', 'adaptations')} · `}
          {adaptationCount > 0 ? 'voir l’arbre' : 'Voir l’arbre'}
        </a>
      </p>
    </section>
  );
}
