import type { SearchQuery } from '#contract';
import { quoted } from '../collection/collection-words.js';
import { NBSP, typeset } from '../layout/words.js';
import { knownFilter, type SearchAddress, searchPath } from './search-address.js';

type Found = SearchQuery['resources'];

/** What the words say of the class, offered as filters: nothing is filtered before one is taken. */
export function UnderstoodFilters({
  understood,
  address,
}: Pick<Found, 'understood'> & { address: SearchAddress }) {
  if (understood.length === 0) return null;
  return (
    <p className="sort">
      Seulement :{' '}
      {understood.map(({ label, typed, count, text, filter }) => (
        <a
          key={typed}
          rel="nofollow"
          href={searchPath({ text, filter: knownFilter(filter), newest: address.newest })}
        >
          {`${label}${NBSP}(${count})`}
        </a>
      ))}
    </p>
  );
}

/** Two resources for two classes in one room, on one theme. */
export function Couples({ couples }: Pick<Found, 'couples'>) {
  if (couples.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="ensemble">
      <h2 id="ensemble">À deux niveaux, ensemble</h2>
      <ul className="links">
        {couples.map(({ resources, reason, themeWords }) => (
          <li key={resources.map(({ id }) => id).join()} title={reason}>
            {resources.map(({ id, slug, version }, place) => (
              <>
                {place > 0 && ' et '}
                <a key={id} href={`/r/${slug}`}>
                  {`${version?.levelLabel ?? ''} : ${typeset(version?.title ?? '')}`}
                </a>
              </>
            ))}
            <small>{`Un même thème : ${themeWords.map(quoted).join(', ')}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
