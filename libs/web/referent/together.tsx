import type { SubmissionTreatment, SubmissionsTableQuery, TreatSubmissionsMutation } from '#contract';
import { SelectField, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';

type Campaign = NonNullable<SubmissionsTableQuery['campaign']>;
type Outcome = NonNullable<TreatSubmissionsMutation['treatSubmissions']['outcomes']>[number];

const TREATMENTS: readonly { value: SubmissionTreatment; label: string }[] = [
  { value: 'ASSIGN', label: 'Solliciter les personnes les mieux placées' },
  { value: 'REMIND', label: 'Rappeler les relectures en cours' },
  { value: 'REPLACE_LATE', label: 'Confier à d’autres les relectures en retard' },
  { value: 'DECLINE', label: 'Décliner, avec une raison' },
];

export const treatments = TREATMENTS.map(({ value }) => value);

/** What to do with the rows that are checked, under the table; nothing is chosen beforehand. */
export function Together({ form }: { form: FormState }) {
  return (
    <fieldset className="stack form">
      <legend className="ask">Pour les ressources cochées</legend>
      <SelectField
        form={form}
        name="treatment"
        label="Que faire"
        choices={[{ value: '', label: 'Choisissez' }, ...TREATMENTS]}
      />
      <TextArea
        form={form}
        name="reason"
        label="Pourquoi, si vous déclinez"
        hint="La même raison pour toutes. Leurs auteurs la liront."
        className="short"
      />
      <p>
        <button className="btn">Le faire</button>
      </p>
    </fieldset>
  );
}

interface DoneProps {
  campaign: Campaign;
  outcomes: readonly Outcome[];
  /** The table as it was: its filter and its page. */
  back: string;
}

/** Row by row, what was done and what was not, and why. Asked again, what is done is refused: nothing happens twice. */
export function togetherDoneView({ campaign: { title }, outcomes, back }: DoneProps): View {
  const done = outcomes.filter((each) => each.done !== null).length;
  const refused = outcomes.filter((each) => each.done === null);
  return {
    title: 'Ce qui a été fait',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href={back}>
              Les ressources de «{NBSP}
              {typeset(title)}
              {NBSP}»
            </a>
          </p>
          <h1 className="display">Ce qui a été fait</h1>
          <p className={refused.length > 0 ? 'notice' : 'notice notice-ok'} role="status">
            {said(done, refused.length)}
          </p>
        </div>
        <ul className="entries" role="list">
          {[...refused, ...outcomes.filter((each) => each.done !== null)].map((each, at) => (
            <li key={each.submission?.id ?? at} className="entry stack-s">
              <Line outcome={each} />
            </li>
          ))}
        </ul>
        <p>
          <a className="btn" href={back}>
            Revenir au tableau
          </a>
        </p>
      </main>
    ),
  };
}

function said(done: number, refused: number): string {
  const well =
    done === 0 ? 'Rien n’a été fait' : `C’est fait pour ${plural(done, 'ressource', 'ressources')}`;
  if (refused === 0) return `${well}.`;
  const not = plural(refused, 'autre ressource', 'autres ressources');
  return done === 0 ? `${well}. Voici pourquoi.` : `${well}${NBSP}; pas pour ${not}. Voici pourquoi.`;
}

function Line({ outcome: { submission, done, userErrors } }: { outcome: Outcome }) {
  return (
    <>
      <p>
        {submission ? (
          <a href={`/referent/demandes/${submission.id}`}>{typeset(submission.title)}</a>
        ) : (
          'Une demande qui n’est pas de cette campagne'
        )}
      </p>
      {done !== null && <p>{typeset(done)}</p>}
      {userErrors.map(({ message }) => (
        <p key={message} className="hint">
          <strong>{done === null ? 'Pas fait' : 'Reste à faire'}</strong>
          {NBSP}: {typeset(message)}
        </p>
      ))}
    </>
  );
}
