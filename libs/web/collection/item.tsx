import type { CollectionItemPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { SelectField, TextArea } from '../layout/fields.js';
import { type FormBody, type FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { editPath, quoted } from './collection-words.js';

type Item = NonNullable<CollectionItemPageQuery['item']>;
type Collection = Item['collection'];

interface ItemProps {
  collection: Collection;
  item: Item;
  form: FormState;
  done?: string;
}

/** What the fields of an item’s page hold at first. */
export const fillItem = (item: Item): FormBody => ({
  note: item.note,
  localNote: item.localNote ?? '',
  pinnedVersion: String(item.pinnedVersion ?? 0),
  section: item.sectionId ?? '',
});

/** An item of a collection: what is said of it, where it stands, which version it shows, what comes before. */
export function itemView(props: ItemProps): View {
  const { collection, item, form, done } = props;
  const title = item.title ?? 'Une ressource masquée';
  return {
    title: `${title}, dans ${quoted(collection.title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href={editPath(collection.id)}>
              {typeset(collection.title)}
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p>
            <a href={`/r/${item.resource.slug}`}>Voir la ressource</a>
          </p>
        </header>
        <Change {...props} />
        <Said {...props} />
        <Before {...props} />
        <form method="post" action={editPath(collection.id, `/${item.id}/retirer`)}>
          <button className="btn">Retirer de la collection</button>
        </form>
      </main>
    ),
  };
}

function Change({ collection, item }: ItemProps) {
  if (!item.change) return null;
  const { seen, latest } = item.change;
  return (
    <form className="notice cluster" method="post" action={editPath(collection.id, `/${item.id}/vue`)}>
      <span>
        Version {latest} : elle a changé depuis la version {seen}, que vous aviez regardée.
      </span>
      <a href={`/r/${item.resource.slug}/comparer?de=${seen}&a=${latest}`}>Voir ce qui change</a>
      <button className="quiet">C’est vu</button>
    </form>
  );
}

function Said({ collection, item, form }: ItemProps) {
  const latest = item.resource.latestVersion ?? 0;
  const versions = Array.from({ length: latest }, (_, at) => latest - at);
  return (
    <form className="stack form" method="post" action={editPath(collection.id, `/${item.id}`)} noValidate>
      <TextArea
        form={form}
        name="note"
        label="Un mot pour qui lira"
        hint="Pourquoi elle, comment, avec qui."
        className="short"
      />
      {collection.territory && (
        <TextArea
          form={form}
          name="localNote"
          label={`Pour ${collection.territory.label} (facultatif)`}
          hint="Qui y enseigne la lit en premier ; pour les autres, elle est repliée."
          className="short"
        />
      )}
      <input type="hidden" name="placed" value={item.sectionId ?? ''} />
      {collection.sections.length > 0 && (
        <SelectField
          form={form}
          name="section"
          label="Dans quelle partie ?"
          choices={[
            { value: '', label: 'Au début, hors partie' },
            ...collection.sections.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      <SelectField
        form={form}
        name="pinnedVersion"
        label="Quelle version montrer ?"
        choices={[
          { value: '0', label: 'Toujours la plus récente' },
          ...versions.map((number) => ({
            value: String(number),
            label: `La version ${number}, même si elle change`,
          })),
        ]}
      />
      <p>
        <button className="btn btn-main">Enregistrer</button>
      </p>
    </form>
  );
}

/** A pathway is said item by item: this one comes after those. */
function Before({ collection, item, form }: ItemProps) {
  const before = new Set(item.before.map(({ id }) => id));
  const others = collection.items.edges
    .map(({ node }) => node)
    .filter(({ id, title }) => id !== item.id && !before.has(id) && title);
  if (others.length === 0 && before.size === 0) return null;
  return (
    <section className="row stack" aria-labelledby="parcours">
      <h2 id="parcours">Ce qui vient avant</h2>
      <ul className="entries" role="list">
        {item.before.map(({ id, title }) => (
          <li key={id} className="entry">
            <form
              className="cluster"
              method="post"
              action={editPath(collection.id, `/${item.id}/avant/retirer`)}
            >
              <span>{typeset(title ?? 'Une ressource masquée')}</span>
              <button
                className="quiet"
                name="before"
                value={id}
                aria-label={`Retirer ${quoted(title ?? '')}`}
              >
                Retirer
              </button>
            </form>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <form
          className="stack form"
          method="post"
          action={editPath(collection.id, `/${item.id}/avant`)}
          noValidate
        >
          <SelectField
            form={form}
            name="before"
            label="Elle se prend après"
            choices={others.map(({ id, title }) => ({ value: id, label: title ?? '' }))}
          />
          <p>
            <button className="btn">Ajouter au parcours</button>
          </p>
        </form>
      )}
    </section>
  );
}
