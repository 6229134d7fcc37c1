import type { PreCheckPartsFragment } from '#contract';
import { NBSP, plural } from '../layout/words.js';

const MOST_ITEMS = 8;

/** What programs looked at, folded: whoever publishes may open it, and nothing in it stops anything. */
export function PreChecks({ checks }: { checks: readonly PreCheckPartsFragment[] }) {
  const count = checks.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <details className="row">
      <summary>
        Avant que quelqu’un lise
        {count > 0 && `${NBSP}: ${plural(count, 'chose à améliorer', 'choses à améliorer')}`}
      </summary>
      <div className="stack">
        <p className="soft prose">
          Un programme a regardé ce qui suit. Ce n’est pas un jugement : seul ce qui manque, dit en haut de
          cette page, empêche de publier.
        </p>
        {checks.map((check) => (
          <section key={check.key} className="stack-s" aria-labelledby={`verification-${check.key}`}>
            <h3 className="title" id={`verification-${check.key}`}>
              {check.label}
            </h3>
            <p>{check.detail}</p>
            {check.items.length > 0 && <Items items={check.items} />}
          </section>
        ))}
      </div>
    </details>
  );
}

function Items({ items }: { items: PreCheckPartsFragment['items'] }) {
  const more = items.length - MOST_ITEMS;
  return (
    <ul className="links">
      {items.slice(0, MOST_ITEMS).map(({ label, where, why, mend }) => (
        <li key={label + (where ?? '')}>
          {label}
          {where && `${NBSP}: ${where}`}. <span className="soft">{mend ?? why}</span>
        </li>
      ))}
      {more > 0 && <li>Et {plural(more, 'autre', 'autres')}.</li>}
    </ul>
  );
}
