import type { ComponentChildren } from 'preact';

interface ByIssuerProps {
  issuers: readonly { key: string; name: string }[];
  /** What the way out and back takes along. */
  query: Record<string, string>;
  children?: ComponentChildren;
}

/** Links, not forms: a form that a redirection takes to another site is refused by our own policy. */
export function ByIssuer({ issuers, query, children }: ByIssuerProps) {
  if (issuers.length === 0) return null;
  const search = new URLSearchParams(query).toString();
  return (
    <section className="stack row" aria-labelledby="academie">
      <h2 id="academie">Par votre académie</h2>
      {children}
      <ul className="stack-s" role="list">
        {issuers.map(({ key, name }) => (
          <li key={key}>
            <a className="btn" href={`/connexion/academique/${key}${search && `?${search}`}`} rel="nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
