import type { CollectionPageQuery, FoundInSectionQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { SelectField, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { knownFilter, searchPath } from '../search/search-address.js';
import { editPath } from './collection-words.js';

/** How many a section shows where nothing else is said. */
export const USUALLY_SHOWN = '6';

export type FoundResources = NonNullable<FoundInSectionQuery['section']>['found'];
type Search = NonNullable<NonNullable<CollectionPageQuery['collection']>['sections'][number]['search']>;

/** The search page with what a section looks for. */
export const searchedPath = ({ text, filter, sort }: Omit<Search, 'most'>): string =>
  searchPath({ text, filter: knownFilter(filter), newest: sort === 'NEWEST' });

/** What a section’s search finds today, under what was chosen for it; null: the search does not answer. */
export function FoundToday({ search, found }: { search: Search; found: FoundResources }) {
  if (!found)
    return (
      <p className="notice">La recherche ne répond pas en ce moment : voici ce qui a été choisi à la main.</p>
    );
  return (
    <div className="stack-s">
      <p className="soft">
        {found.length > 0 ? 'Aujourd’hui,' : 'Rien d’autre aujourd’hui pour'}{' '}
        <a href={searchedPath(search)}>cette recherche</a>
        {found.length > 0 && ' trouve aussi'}. Ni le ZIP, ni l’impression, ni les licences de l’ensemble n’en
        tiennent compte.
      </p>
      {found.length > 0 && (
        <ul className="links">
          {found.map(({ id, slug, version }) => (
            <li key={id}>
              <a href={`/r/${slug}`}>{typeset(version?.title ?? '')}</a>
              {[version?.types[0]?.label, version?.levelLabel]
                .filter(Boolean)
                .map((fact) => ` · ${fact ?? ''}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface SectionSearchProps {
  id: string;
  part: { id: string; search?: unknown };
  form: FormState;
}

/** What a section looks for, beside what is chosen for it. */
export function SectionSearch({ id, part, form }: SectionSearchProps) {
  const path = editPath(id, `/parties/${part.id}/recherche`);
  return (
    <section className="row stack" aria-labelledby="recherche-partie">
      <form className="stack form" method="post" action={path} noValidate>
        <h2 id="recherche-partie">Ce qu’elle cherche</h2>
        <p className="prose">
          Ce qu’une recherche trouve, au jour le jour, s’ajoute sous ce que vous avez choisi, sans le répéter.
        </p>
        <AskedFields form={form} />
        <p>
          <button className="btn">Chercher pour cette partie</button>
        </p>
      </form>
      {Boolean(part.search) && (
        <form method="post" action={`${path}/arreter`}>
          <button className="quiet">Ne plus chercher</button>
        </form>
      )}
    </section>
  );
}

function AskedFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="address"
        label="L’adresse d’une recherche"
        hint="Cherchez avec les filtres et le tri voulus, puis collez ici l’adresse de la page."
        maxLength={2000}
      />
      <TextField
        form={form}
        name="most"
        label="Combien, au plus ?"
        hint="De 1 à 24."
        inputMode="numeric"
        maxLength={2}
        className="short"
      />
    </>
  );
}

/** « En faire une partie d’une collection », from the search page. */
export function searchInCollectionView(
  mine: readonly { id: string; title: string }[],
  form: FormState,
): View {
  return {
    title: 'En faire une partie d’une collection',
    section: 'explore',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <h1 className="display">En faire une partie d’une collection</h1>
          <p className="lead prose">
            La partie montre ce que cette recherche trouve, au jour le jour ; vous y ajoutez à la main ce que
            vous voulez, qui vient d’abord.
          </p>
        </header>
        {mine.length === 0 ? (
          <p>
            <a href="/mes/collections">Commencez d’abord une collection</a>.
          </p>
        ) : (
          <form className="stack form" method="post" action="/collections/recherche" noValidate>
            <SelectField
              form={form}
              name="collection"
              label="Dans quelle collection ?"
              choices={mine.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <TextField form={form} name="title" label="Le titre de la partie" maxLength={150} />
            <AskedFields form={form} />
            <p>
              <button className="btn btn-main">Ajouter cette partie</button>
            </p>
          </form>
        )}
      </main>
    ),
  };
}
