import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, problemOf, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';
import { OUTCOMES, type Round, type Submission } from './decision-words.js';
import { ReviewTable, ReviewWords } from './reviews.js';

export const decidedField = (key: string): string => `critere-${key}`;
const NOT_APPLICABLE = 'sans-objet';

/** Before she edits it: what the reviews say together. */
function fillDecision({ composite }: Round): FormBody {
  const grades = (composite?.grades ?? []).map(({ criterion, grade }) => [
    decidedField(criterion),
    grade === null ? NOT_APPLICABLE : String(grade),
  ]);
  return { ...(Object.fromEntries(grades) as FormBody), outcome: composite?.outcome ?? '' };
}

/** For the référent: the reviews side by side, then her word, prepared from both. */
export function decideView(submission: Submission, given: FormState | null, done?: string): View {
  const [round] = submission.rounds;
  const form = given ?? { values: round ? fillDecision(round) : {}, problems: [] };
  const { campaign } = submission;
  return {
    title: `Décider : ${submission.title}`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} hrefOf={(field) => `#${decisionFieldId(field)}`} />
        <div className="stack">
          <p>
            <a className="back" href={`/referent/demandes/${submission.id}`}>
              Cette demande
            </a>
          </p>
          <h1 className="display">{typeset(submission.title)}</h1>
          <p className="lead">
            Campagne «{NBSP}
            {campaign.title}
            {NBSP}»{round ? `, ${plural(round.reviews.length, 'relecture', 'relectures')}` : ''}
          </p>
        </div>
        {round && round.reviews.length > 0 ? (
          <>
            <h2>Les relectures</h2>
            <ReviewTable reviews={round.reviews} criteria={campaign.rubric.criteria} />
            {round.reviews.map((review, at) => (
              <ReviewWords key={review.id} review={review} place={at + 1} />
            ))}
          </>
        ) : (
          <p className="missing">Aucune relecture n’est encore arrivée.</p>
        )}
        {round && <Standing id={submission.id} round={round} wanted={campaign.reviewsWanted} />}
        {round?.viewerCan.decide && <DecisionForm submission={submission} form={form} />}
      </main>
    ),
  };
}

/** Where the field of a server's name stands in the page. */
function decisionFieldId(field: string): string {
  const [name = field, key] = field.split('.');
  return name === 'grades' && key ? decidedField(key) : name;
}

function Standing({ id, round, wanted }: { id: string; round: Round; wanted: number }) {
  if (round.outcome)
    return (
      <p className="notice notice-ok">
        Décidé{NBSP}: {OUTCOMES[round.outcome].label}. {round.reason}
      </p>
    );
  const missing = wanted - round.reviews.length;
  if (missing > 0)
    return (
      <p className="notice">
        Il manque {plural(missing, 'relecture', 'relectures')} avant de pouvoir décider.
      </p>
    );
  if (round.composite?.diverge && !round.viewerCan.decide)
    return (
      <p className="notice">
        Les deux relectures ne s’accordent pas{NBSP}: on ne décide qu’avec une troisième.{' '}
        <a href={`/referent/demandes/${id}`}>La demander, ou voir qui la fait</a>.
      </p>
    );
  return null;
}

function DecisionForm({ submission, form }: { submission: Submission; form: FormState }) {
  const { criteria } = submission.campaign.rubric;
  const isOfMany = (submission.rounds[0]?.reviews.length ?? 0) > 2;
  return (
    <form
      className="stack-l form"
      method="post"
      action={`/referent/demandes/${submission.id}/decision`}
      noValidate
    >
      <h2>Votre décision</h2>
      <p className="hint">
        Les réponses sont préparées à partir des relectures
        {isOfMany ? ', celle du milieu' : ', la plus prudente des deux'}. Changez ce qu’il faut.
      </p>
      <div className="stack">
        {criteria.map((criterion) => (
          <GradeField key={criterion.key} criterion={criterion} form={form} />
        ))}
      </div>
      <RadioGroup
        form={form}
        name="outcome"
        label="Le label"
        choices={Object.entries(OUTCOMES).map(([value, { label, note }]) => ({ value, label, note }))}
      />
      <TextArea
        form={form}
        name="reason"
        label="Pourquoi"
        hint="Les auteurs le lisent d’abord ; public avec le label."
        className="short"
      />
      <TextArea
        form={form}
        name="actions"
        label="Si c’est à reprendre : quoi faire, une chose par ligne"
        hint="Trois au moins, concrètes."
        className="short"
      />
      <TextField
        form={form}
        name="mentor"
        label="Quelqu’un qui propose son aide (facultatif)"
        hint="L’adresse de sa page, par exemple /u/son-nom."
      />
      <p>
        <button className="btn btn-main">Enregistrer la décision</button>
      </p>
      <p className="hint">Les auteurs et les relecteurs sont prévenus. Une décision ne se reprend pas.</p>
    </form>
  );
}

function GradeField({
  criterion: { key, question, levels, mayNotApply },
  form,
}: {
  criterion: Submission['campaign']['rubric']['criteria'][number];
  form: FormState;
}) {
  const name = decidedField(key);
  const chosen = textOf(form.values, name);
  const problem = problemOf(form, `grades.${key}`);
  return (
    <div className={problem ? 'field has-error' : 'field'}>
      <label htmlFor={name}>{typeset(question)}</label>
      {problem && <p className="error">Erreur : {problem.message}</p>}
      <select id={name} name={name}>
        <option value="" selected={chosen === ''}>
          Choisir
        </option>
        {levels.map(({ label }, at) => (
          <option key={label} value={at + 1} selected={chosen === String(at + 1)}>
            {label}
          </option>
        ))}
        {mayNotApply && (
          <option value={NOT_APPLICABLE} selected={chosen === NOT_APPLICABLE}>
            Sans objet
          </option>
        )}
      </select>
    </div>
  );
}
