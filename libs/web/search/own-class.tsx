import type { OwnClassQuery } from '#contract';
import { CheckBox, SelectField } from '../layout/fields.js';
import { type FormBody, type FormState, isChecked, listOf, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import type { OwnClass } from './own-class-cookie.js';
import { type SearchAddress, searchPath } from './search-address.js';

type ClassTerms = Pick<OwnClassQuery, 'levels' | 'subjects' | 'doubleLevels'>;

const SHOWN_SUBJECTS = 27;
const WITHOUT_COMPUTER = 'sans-ordinateur';
const BLACK_AND_WHITE = 'noir-et-blanc';

/** One link that puts her class into the address; before she said what it is, where to say it. */
export function OwnClassLink({ ownClass, address }: { ownClass: OwnClass; address: SearchAddress }) {
  const isApplied = Object.entries(ownClass).every(([key, values]) => {
    const chosen = address.filter[key as keyof OwnClass] ?? [];
    return values.every((value) => chosen.includes(value));
  });
  if (isApplied) return <a href="/recherche/ma-classe">Ma classe</a>;
  const filter = { ...address.filter, ...ownClass };
  return <a href={searchPath({ ...address, filter, page: 1 })}>Pour ma classe</a>;
}

/** The filters that a form says. A double level is the pair of the two classes checked; of other numbers, any pair. */
export function chosenClass(body: FormBody, { levels, doubleLevels }: ClassTerms): OwnClass {
  const checked = new Set(listOf(body, 'levels'));
  const chosen = levels.map(({ id }) => id).filter((id) => checked.has(id));
  const subject = textOf(body, 'subject');
  const [any, ...pairs] = doubleLevels.map(({ id }) => id);
  const pair = pairs.find((id) => id === chosen.join('-')) ?? any;
  return {
    levels: chosen,
    subjects: subject ? [subject] : [],
    equipment: isChecked(body, 'withoutComputer') ? [WITHOUT_COMPUTER] : [],
    printing: isChecked(body, 'blackAndWhite') ? [BLACK_AND_WHITE] : [],
    doubleLevels: isChecked(body, 'doubleLevel') && pair ? [pair] : [],
  };
}

const fillOwnClass = (ownClass: OwnClass): FormBody => ({
  levels: ownClass.levels ?? [],
  subject: ownClass.subjects?.[0] ?? '',
  withoutComputer: ownClass.equipment?.includes(WITHOUT_COMPUTER) ? 'oui' : '',
  blackAndWhite: ownClass.printing?.includes(BLACK_AND_WHITE) ? 'oui' : '',
  doubleLevel: ownClass.doubleLevels ? 'oui' : '',
});

export function ownClassView(terms: ClassTerms, ownClass: OwnClass, done?: string): View {
  const form = { values: fillOwnClass(ownClass), problems: [] };
  const isSaid = Object.keys(ownClass).length > 0;
  return {
    title: 'Ma classe',
    section: 'explore',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack-l form" method="post" action="/recherche/ma-classe">
          <div className="stack">
            <DoneNotice done={done} />
            <h1 className="display">Ma classe</h1>
            <p className="lead">
              Gardée dans ce navigateur, sans compte : rien n’en est enregistré ici. La recherche vous propose
              alors « Pour ma classe », et ne filtre jamais sans vous.
            </p>
            {isSaid && (
              <p>
                <a href={searchPath({ filter: ownClass })}>Chercher pour ma classe</a>
              </p>
            )}
          </div>
          <ClassFields form={form} terms={terms} chosen={ownClass} />
          <p className="cluster">
            <button className="btn btn-main">Garder dans ce navigateur</button>
            {isSaid && (
              <button className="btn" name="oublier" value="oui">
                Oublier ma classe
              </button>
            )}
          </p>
        </form>
      </main>
    ),
  };
}

function ClassFields({ form, terms, chosen }: { form: FormState; terms: ClassTerms; chosen: OwnClass }) {
  return (
    <>
      <TermChecks
        form={form}
        name="levels"
        label="Quels niveaux ?"
        terms={terms.levels}
        usual={usualLevels(terms.levels)}
      />
      <SelectField
        form={form}
        name="subject"
        label="Quelle discipline ?"
        choices={[{ value: '', label: 'Toutes' }, ...subjectChoices(terms, chosen)]}
      />
      <div className="stack-s">
        <CheckBox
          form={form}
          name="doubleLevel"
          label="Double niveau"
          note="Avec deux niveaux cochés, ce qui est prévu pour les deux."
        />
        <CheckBox form={form} name="withoutComputer" label="Sans ordinateur" />
        <CheckBox form={form} name="blackAndWhite" label="Impression en noir et blanc" />
      </div>
    </>
  );
}

/** As many as a list is read; the one already chosen is always among them. */
function subjectChoices({ subjects }: ClassTerms, { subjects: chosen = [] }: OwnClass) {
  const shown = new Set([...firstTerms(subjects, SHOWN_SUBJECTS), ...chosen]);
  return subjects.filter(({ id }) => shown.has(id)).map(({ id, label }) => ({ value: id, label }));
}
