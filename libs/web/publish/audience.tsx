import type { AudienceStepQuery } from '#contract';
import { CheckBox, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, isChecked, listOf, numberOf, optionalText } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, USUAL, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { type Draft, StepForm, stepView } from './step-frame.js';
import { stepPath } from './steps.js';

export const AUDIENCE_LABELS = {
  levels: 'Niveaux',
  allLevels: 'Tous niveaux',
  subjects: 'Disciplines',
  crossCurricular: 'Transversal',
  types: 'Types',
  themes: 'Thèmes',
  durationMinutes: 'Durée',
  groupSize: 'Groupes',
  equipment: 'Matériel',
  place: 'Lieu',
  audience: 'Public',
  ages: 'Âges',
  objectives: 'Objectif',
  prerequisites: 'Prérequis',
  multiLevel: 'Double niveau',
  blackAndWhite: 'Noir et blanc',
  copies: 'Photocopies',
  needs: 'Besoins particuliers',
};

const ids = (terms: { id: string }[]) => terms.map(({ id }) => id);
const checked = (value: boolean | null | undefined) => (value ? 'oui' : '');

export const fillAudience = (draft: Draft): FormBody => ({
  levels: ids(draft.levels),
  allLevels: checked(draft.allLevels),
  subjects: ids(draft.subjects),
  crossCurricular: checked(draft.crossCurricular),
  types: ids(draft.types),
  themes: ids(draft.themes),
  durationMinutes: draft.durationMinutes?.toString() ?? '',
  groupSize: draft.groupSize ?? '',
  equipment: ids(draft.equipment),
  place: ids(draft.place),
  audience: ids(draft.audience),
  ages: draft.ages ?? '',
  objectives: draft.objectives ?? '',
  prerequisites: draft.prerequisites ?? '',
  multiLevel: checked(draft.multiLevel),
  blackAndWhite: checked(draft.blackAndWhite),
  copies: draft.copies ?? '',
  needs: draft.needs ?? '',
});

export const readAudience = (body: FormBody) => ({
  levels: listOf(body, 'levels'),
  allLevels: isChecked(body, 'allLevels'),
  subjects: listOf(body, 'subjects'),
  crossCurricular: isChecked(body, 'crossCurricular'),
  types: listOf(body, 'types'),
  themes: listOf(body, 'themes'),
  durationMinutes: numberOf(body, 'durationMinutes'),
  groupSize: optionalText(body, 'groupSize'),
  equipment: listOf(body, 'equipment'),
  place: listOf(body, 'place'),
  audience: listOf(body, 'audience'),
  ages: optionalText(body, 'ages'),
  objectives: optionalText(body, 'objectives'),
  prerequisites: optionalText(body, 'prerequisites'),
  multiLevel: isChecked(body, 'multiLevel'),
  blackAndWhite: isChecked(body, 'blackAndWhite'),
  copies: optionalText(body, 'copies'),
  needs: optionalText(body, 'needs'),
});

/** What a list shows: the usual terms, or everything when asked. */
interface Lists {
  terms: AudienceStepQuery;
  everything: boolean;
}

export function audienceView(draft: Draft, lists: Lists, form: FormState): View {
  return stepView({
    draft,
    step: 'AUDIENCE',
    problems: form.problems,
    children: (
      <StepForm
        draft={draft}
        action={stepPath(draft.id, 'AUDIENCE')}
        more={!lists.everything && <AllLists />}
      >
        <Required {...lists} form={form} />
        <InClass {...lists} form={form} />
        <Teaching {...lists} form={form} />
      </StepForm>
    ),
  });
}

/** Saves first, so that nothing checked is lost, then shows the whole lists. */
const AllLists = () => (
  <button className="quiet" name="suite" value="tout">
    Enregistrer et voir les listes entières, thèmes compris
  </button>
);

interface PartProps extends Lists {
  form: FormState;
}

function Required({ terms, everything, form }: PartProps) {
  const usual = (ids: string[]) => (everything ? undefined : ids);
  return (
    <div className="stack">
      <TermChecks
        form={form}
        name="levels"
        label="Pour quels niveaux ?"
        terms={terms.levels}
        usual={usual(usualLevels(terms.levels))}
      />
      <CheckBox form={form} name="allLevels" label="Tous les niveaux" />
      <TermChecks
        form={form}
        name="subjects"
        label="Dans quelle discipline ?"
        terms={terms.subjects}
        usual={usual(firstTerms(terms.subjects, 26))}
      />
      <CheckBox
        form={form}
        name="crossCurricular"
        label="Transversal"
        note="Aucune discipline en particulier."
      />
      <TermChecks
        form={form}
        name="types"
        label="Qu’est-ce que c’est ?"
        terms={terms.types}
        usual={usual(firstTerms(terms.types, 12))}
      />
    </div>
  );
}

/** How class really is: optional, and what colleagues filter on. */
function InClass({ terms, everything, form }: PartProps) {
  const usual = (ids: string[]) => (everything ? undefined : ids);
  return (
    <section className="stack row" aria-labelledby="en-classe">
      <h2 id="en-classe">En classe (facultatif)</h2>
      <TextField
        form={form}
        name="durationMinutes"
        label="Durée, en minutes"
        inputMode="numeric"
        className="brief-number"
        maxLength={6}
      />
      <TextField form={form} name="groupSize" label="Groupes" hint="Classe entière, par deux, en ateliers…" />
      <TermChecks
        form={form}
        name="equipment"
        label="Matériel"
        terms={terms.equipment}
        usual={usual(USUAL.equipment)}
      />
      <TermChecks form={form} name="place" label="Lieu" terms={terms.places} usual={usual(USUAL.places)} />
      <TermChecks
        form={form}
        name="audience"
        label="Pour qui l’avez-vous écrite ?"
        terms={terms.audiences}
        usual={usual(USUAL.audiences)}
      />
      <CheckBox form={form} name="multiLevel" label="Prévue pour un double niveau" />
      <CheckBox form={form} name="blackAndWhite" label="Lisible en noir et blanc" />
      <TextField
        form={form}
        name="copies"
        label="Photocopies"
        hint="Par exemple : une feuille pour deux élèves."
      />
    </section>
  );
}

function Teaching({ terms, everything, form }: PartProps) {
  return (
    <section className="stack row" aria-labelledby="pour-apprendre">
      <h2 id="pour-apprendre">Pour apprendre quoi (facultatif)</h2>
      <TextArea
        form={form}
        name="objectives"
        label="Objectif"
        hint="Ce que les élèves sauront faire."
        className="short"
      />
      <TextArea form={form} name="prerequisites" label="Prérequis" className="short" />
      <TermChecks
        form={form}
        name="themes"
        label="Un grand thème"
        terms={terms.themes}
        usual={everything ? undefined : []}
      />
      <TextArea
        form={form}
        name="needs"
        label="Besoins particuliers"
        hint="Aménagements prévus : dys, gros caractères, LSF…"
        className="short"
      />
      <TextField form={form} name="ages" label="Âges" hint="Par exemple : 9 à 11 ans." />
    </section>
  );
}
