import { type FormState, problemOf, textOf } from '../layout/form.js';
import { typeset } from '../layout/words.js';
import { type Criterion, gradeField, NOT_APPLICABLE, wordsField } from './rubric-answers.js';

interface RubricProps {
  criteria: readonly Criterion[];
  form: FormState;
  /** What the line under each answer is for. */
  wordsLabel?: string;
}

/** One closed question after the other, each with its scale and a line to say what to change. */
export function RubricForm({
  criteria,
  form,
  wordsLabel = 'Ce qu’il faudrait changer, concrètement',
}: RubricProps) {
  return (
    <div className="stack-l">
      <h2 id="grille">La grille</h2>
      {criteria.map((criterion, at) => (
        <CriterionFields
          key={criterion.key}
          criterion={criterion}
          place={at + 1}
          form={form}
          wordsLabel={wordsLabel}
        />
      ))}
    </div>
  );
}

function CriterionFields({
  criterion: { key, question, guidance, levels, mayNotApply },
  place,
  form,
  wordsLabel,
}: {
  criterion: Criterion;
  place: number;
  form: FormState;
  wordsLabel: string;
}) {
  const problem = problemOf(form, `answers.${key}.grade`) ?? problemOf(form, `answers.${key}.note`) ?? null;
  const chosen = textOf(form.values, gradeField(key));
  const choices = levels.map(({ label, description }, index) => ({
    value: String(index + 1),
    label,
    description,
  }));
  if (mayNotApply) choices.push({ value: NOT_APPLICABLE, label: 'Sans objet ici', description: '' });
  return (
    <fieldset
      id={gradeField(key)}
      className={problem ? 'stack-s has-error' : 'stack-s'}
      tabIndex={problem ? -1 : undefined}
    >
      <legend className="ask">
        {place}. {typeset(question)}
      </legend>
      <p className="hint">{guidance}</p>
      {problem && <p className="error">Erreur : {problem.message}</p>}
      <div className="scale">
        {choices.map(({ value, label, description }) => (
          <label key={value} className={value === chosen ? 'choice-on' : undefined}>
            <input type="radio" name={gradeField(key)} value={value} checked={value === chosen} />
            <span title={description || undefined}>{label}</span>
          </label>
        ))}
      </div>
      <div className="field">
        <label className="hint" htmlFor={wordsField(key)}>
          {wordsLabel}
        </label>
        <textarea id={wordsField(key)} name={wordsField(key)} rows={2} className="short">
          {`\n${textOf(form.values, wordsField(key))}`}
        </textarea>
      </div>
    </fieldset>
  );
}
