import { ErrorsSummary } from '../layout/errors-summary.js';
import { CheckBox, TextArea, TextField } from '../layout/fields.js';
import {
  type FormBody,
  type FormState,
  isChecked,
  numberOf,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import type { View } from '../layout/view.js';
import { NBSP, typeset } from '../layout/words.js';
import type { Criterion, Rubric } from './rubric.js';

const LEVELS = [0, 1, 2, 3, 4];
const NEW = 'nouveau';

/** What its form shows; the key of a new one is « nouveau ». */
export const fillCriterion = (criterion: Criterion | null): FormBody => ({
  question: criterion?.question ?? '',
  guidance: criterion?.guidance ?? '',
  weight: String(criterion?.weight ?? 3),
  mayNotApply: criterion?.mayNotApply ? 'oui' : '',
  originLabel: criterion?.origin.label ?? '',
  originUrl: criterion?.origin.url ?? '',
  ...Object.fromEntries(
    LEVELS.flatMap((at) => [
      [`label-${at}`, criterion?.levels[at]?.label ?? ''],
      [`description-${at}`, criterion?.levels[at]?.description ?? ''],
    ]),
  ),
});

/** Answers without a word are left out. */
export const readCriterion = (body: FormBody, key: string) => ({
  key: key === NEW ? null : key,
  question: textOf(body, 'question'),
  guidance: textOf(body, 'guidance'),
  levels: filled(body).map((at) => ({
    label: textOf(body, `label-${at}`),
    description: textOf(body, `description-${at}`),
  })),
  weight: numberOf(body, 'weight') ?? 0,
  mayNotApply: isChecked(body, 'mayNotApply'),
  origin: { label: textOf(body, 'originLabel'), url: optionalText(body, 'originUrl') },
});

const filled = (body: FormBody): number[] =>
  LEVELS.filter((at) => optionalText(body, `label-${at}`) ?? optionalText(body, `description-${at}`));

/** Server names of this criterion's fields, as the fields of this page. */
export function problemsOn(problems: readonly Problem[], at: number, body: FormBody): Problem[] {
  const shown = filled(body);
  return problems.map((problem) => {
    const [list, index, name, ...rest] = (problem.field ?? '').split('.');
    if (list !== 'criteria' || index === undefined) return problem;
    if (Number(index) !== at) return { ...problem, field: null };
    return { ...problem, field: fieldOf(name ?? '', rest, shown) };
  });
}

function fieldOf(name: string, [first = '', second = '']: string[], shown: readonly number[]): string {
  if (name === 'origin') return first === 'url' ? 'originUrl' : 'originLabel';
  if (name !== 'levels') return name;
  return second === '' ? 'label-0' : `${second}-${shown[Number(first)] ?? 0}`;
}

interface CriterionProps {
  rubric: Rubric;
  criterionKey: string;
  form: FormState;
}

/** One criterion on a page of its own: its question, its answers, where it comes from. */
export function criterionView({ rubric, criterionKey, form }: CriterionProps): View {
  const title = criterionKey === NEW ? 'Ajouter un critère' : 'Modifier un critère';
  return {
    title: `${title}, «${NBSP}${rubric.title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack-l form">
          <ErrorsSummary problems={form.problems} hrefOf={(field) => `#${field}`} />
          <div className="stack">
            <p>
              <a className="back" href={`/referent/grilles/${rubric.id}`}>
                {typeset(rubric.title)}
              </a>
            </p>
            <h1 className="display">{title}</h1>
            {rubric.usedAt && (
              <p className="notice">
                Cette version a servi : ce que vous changez fait la version {rubric.number + 1}.
              </p>
            )}
          </div>
          <form
            className="stack-l"
            method="post"
            action={`/referent/grilles/${rubric.id}/criteres/${criterionKey}`}
            noValidate
          >
            <input type="hidden" name="revision" value={rubric.revision} />
            <Question form={form} />
            {LEVELS.map((at) => (
              <Level key={at} form={form} at={at} />
            ))}
            <Origin form={form} />
            <p>
              <button className="btn btn-main">Enregistrer</button>
            </p>
          </form>
        </div>
      </main>
    ),
  };
}

function Question({ form }: { form: FormState }) {
  return (
    <div className="stack">
      <TextField
        form={form}
        name="question"
        label="La question"
        hint="Fermée : on y répond par un des mots ci-dessous."
      />
      <TextArea form={form} name="guidance" label="Ce qu’il faut regarder (facultatif)" className="short" />
      <TextField
        form={form}
        name="weight"
        label="Son poids parmi les autres, de 1 à 5"
        inputMode="numeric"
        className="brief-number"
        maxLength={1}
      />
      <CheckBox form={form} name="mayNotApply" label={`On peut répondre «${NBSP}sans objet${NBSP}»`} />
    </div>
  );
}

function Level({ form, at }: { form: FormState; at: number }) {
  const which = at === 0 ? 'La meilleure réponse' : `Réponse ${at + 1}${at > 2 ? ' (facultative)' : ''}`;
  return (
    <fieldset className="stack-s">
      <legend className="ask">{which}</legend>
      <TextField form={form} name={`label-${at}`} label="En quelques mots" />
      <TextField form={form} name={`description-${at}`} label="Ce que l’on voit quand c’est elle" />
    </fieldset>
  );
}

function Origin({ form }: { form: FormState }) {
  return (
    <div className="stack">
      <TextField
        form={form}
        name="originLabel"
        label="D’où vient ce critère"
        hint="Un texte, une enquête, une décision d’équipe : qui en doute doit pouvoir aller lire."
      />
      <TextField form={form} name="originUrl" type="url" label="Son adresse (facultatif)" />
    </div>
  );
}
