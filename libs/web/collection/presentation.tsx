import type { CollectionFormQuery, SectionPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, SelectField, TextArea, TextField } from '../layout/fields.js';
import { choiceOf, type FormBody, type FormState, listOf, textOf } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { editPath, quoted, VISIBILITY_WORDS } from './collection-words.js';
import { searchedPath, SectionSearch, USUALLY_SHOWN } from './searching.js';

type Collection = NonNullable<CollectionFormQuery['collection']>;

const VISIBILITIES = ['PRIVATE', 'LINK', 'PUBLIC'] as const;
const SUBJECTS_SHOWN = 14;

export const fillCollection = (collection: Collection): FormBody => ({
  title: collection.title,
  why: collection.why,
  visibility: collection.visibility,
  territoryId: collection.territory?.id ?? '',
  levels: collection.levels.map(({ id }) => id),
  subjects: collection.subjects.map(({ id }) => id),
});

/** What a curator may change; `owns`: also who sees it and whose it is. */
export const readCollection = (body: FormBody, owns: boolean) => ({
  title: textOf(body, 'title'),
  why: textOf(body, 'why'),
  levels: listOf(body, 'levels'),
  subjects: listOf(body, 'subjects'),
  ...(owns
    ? {
        visibility: choiceOf(body, 'visibility', VISIBILITIES) ?? ('PRIVATE' as const),
        territoryId: textOf(body, 'territoryId') || null,
      }
    : {}),
});

interface PresentationProps {
  collection: Collection;
  lists: CollectionFormQuery;
  form: FormState;
}

/** What a collection says of itself, who sees it, and its end. */
export function presentationView(props: PresentationProps): View {
  const { collection, form } = props;
  return {
    title: `Présenter ${quoted(collection.title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack-l form">
          <ErrorsSummary problems={form.problems} />
          <div className="stack">
            <p>
              <a className="back" href={editPath(collection.id)}>
                Ranger et annoter
              </a>
            </p>
            <h1 className="display">{typeset(collection.title)}</h1>
          </div>
          <form
            className="stack-l"
            method="post"
            action={editPath(collection.id, '/presentation')}
            noValidate
          >
            <Words {...props} />
            {collection.viewerCan.own && !collection.isKept && <Who {...props} />}
            <p>
              <button className="btn btn-main">Enregistrer</button>
            </p>
          </form>
          <SecretLink collection={collection} />
          {collection.viewerCan.delete && <Delete collection={collection} />}
        </div>
      </main>
    ),
  };
}

function Words({ form, lists }: PresentationProps) {
  return (
    <div className="stack">
      <TextField form={form} name="title" label="Son titre" maxLength={150} />
      <TextArea
        form={form}
        name="why"
        label="À quoi elle sert"
        hint="Pourquoi ces ressources, pour qui. Ces mots et vos notes se reprennent sous CC BY 4.0, avec votre nom."
      />
      <TermChecks
        form={form}
        name="levels"
        label="Pour quels niveaux ?"
        terms={lists.levels}
        usual={usualLevels(lists.levels)}
      />
      <TermChecks
        form={form}
        name="subjects"
        label="Pour quelles disciplines ?"
        terms={lists.subjects}
        usual={firstTerms(lists.subjects, SUBJECTS_SHOWN)}
      />
    </div>
  );
}

function Who({ form, lists, collection }: PresentationProps) {
  const places = lists.me?.collectionTerritories ?? [];
  const chosen = collection.territory;
  const listed = !chosen || places.some(({ id }) => id === chosen.id) ? places : [chosen, ...places];
  return (
    <div className="stack">
      <RadioGroup
        form={form}
        name="visibility"
        label="Qui la voit ?"
        choices={VISIBILITIES.map((value) => ({ value, ...VISIBILITY_WORDS[value] }))}
      />
      {listed.length > 0 && (
        <SelectField
          form={form}
          name="territoryId"
          label="Celle d’un territoire (facultatif)"
          hint="Votre mandat le couvre. Qui y enseigne verra d’abord vos notes pour ce territoire."
          choices={[
            { value: '', label: 'D’aucun en particulier' },
            ...listed.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      )}
    </div>
  );
}

function SecretLink({ collection }: { collection: Collection }) {
  if (!collection.secretUrl) return null;
  return (
    <form className="stack-s" method="post" action={editPath(collection.id, '/lien')}>
      <h2 className="title">Son adresse secrète</h2>
      <p>
        <a href={collection.secretUrl}>{collection.secretUrl}</a>
      </p>
      <p>
        <button className="btn">En faire une autre</button>
      </p>
      <p className="hint">Celle-ci ne mènera plus nulle part.</p>
    </form>
  );
}

function Delete({ collection }: { collection: Collection }) {
  return (
    <form className="stack-s" method="post" action={editPath(collection.id, '/supprimer')}>
      <h2 className="title">La supprimer</h2>
      <p className="hint">Pour de bon. Les ressources, elles, ne changent pas.</p>
      <p>
        <button className="btn">Supprimer cette collection</button>
      </p>
    </form>
  );
}

type Part = NonNullable<SectionPageQuery['collection']>['sections'][number];

/** What a part says and looks for, as its forms hold it at first. */
export const fillSection = ({ title, note, search }: Part): FormBody => ({
  title,
  note,
  address: search ? searchedPath(search) : '',
  most: search ? String(search.most) : USUALLY_SHOWN,
});

/** A part of a collection: its heading, a word, what it looks for, its end. */
export function sectionView(
  { id, title }: { id: string; title: string },
  { part, form }: { part: Part; form: FormState },
): View {
  return {
    title: `${part.title}, dans ${quoted(title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href={editPath(id)}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">{typeset(part.title)}</h1>
        </header>
        <form className="stack form" method="post" action={editPath(id, `/parties/${part.id}`)} noValidate>
          <TextField form={form} name="title" label="Son titre" maxLength={150} />
          <TextArea form={form} name="note" label="Un mot sur cette partie (facultatif)" className="short" />
          <p>
            <button className="btn btn-main">Enregistrer</button>
          </p>
        </form>
        <SectionSearch id={id} part={part} form={form} />
        <form className="stack-s" method="post" action={editPath(id, `/parties/${part.id}/retirer`)}>
          <p>
            <button className="btn">Retirer cette partie</button>
          </p>
          <p className="hint">Ses ressources restent dans la collection, au début.</p>
        </form>
      </main>
    ),
  };
}
