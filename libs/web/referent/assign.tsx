import type { AssignmentPlanPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';

type Campaign = NonNullable<AssignmentPlanPageQuery['campaign']>;
type Plan = NonNullable<Campaign['assignmentPlan']>;

/** One page of lines: what is left over comes when these are sent. */
const LINES_SHOWN = 40;

interface AssignProps {
  campaign: Campaign;
  plan: Plan;
  form: FormState;
}

/** A proposal for the whole campaign; each line may be left out, nobody is asked before it is sent. */
export function assignView({ campaign: { slug, title }, plan, form }: AssignProps): View {
  const shown = plan.lines.slice(0, LINES_SHOWN);
  return {
    title: `Attribuer les relectures de «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary
          problems={form.problems}
          hrefOf={() => '#choices'}
          safe="Les autres lignes choisies sont parties. Voici ce qui reste à attribuer."
        />
        <div className="stack">
          <p>
            <a className="back" href={`/referent/campagnes/${slug}/demandes`}>
              Les ressources de «{NBSP}
              {typeset(title)}
              {NBSP}»
            </a>
          </p>
          <h1 className="display">Attribuer les relectures</h1>
        </div>
        {shown.length === 0 ? (
          <p className="notice">Rien ne peut être attribué pour le moment.</p>
        ) : (
          <form className="stack" method="post" action={`/referent/campagnes/${slug}/attribuer`} noValidate>
            <p className="prose">
              {plural(plan.lines.length, 'relecture proposée', 'relectures proposées')}
              {plan.lines.length > LINES_SHOWN && `, dont voici les ${LINES_SHOWN} premières`}. Décochez ce
              qui ne vous convient pas : personne n’est sollicité avant votre envoi.
            </p>
            <fieldset className="stack-s" id="choices">
              <legend className="ask">Qui relit quoi</legend>
              <div className="choices">
                {shown.map(({ submission, person, because }) => (
                  <label key={`${submission.id} ${person.id}`} className="choice">
                    <input type="checkbox" name="choices" value={`${submission.id} ${person.id}`} checked />
                    <span>
                      {typeset(submission.title)}
                      {NBSP}: {person.name} <small>{because}</small>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
            <p>
              <button className="btn btn-main">Solliciter ces personnes</button>
            </p>
          </form>
        )}
        <Gaps gaps={plan.gaps} />
      </main>
    ),
  };
}

function Gaps({ gaps }: { gaps: Plan['gaps'] }) {
  if (gaps.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby="manques">
      <h2 id="manques">Ce qui manque encore</h2>
      <ul>
        {gaps.slice(0, LINES_SHOWN).map(({ submission, sentence }) => (
          <li key={submission.id}>
            <a href={`/referent/demandes/${submission.id}`}>{typeset(submission.title)}</a>
            {NBSP}: {typeset(sentence)}
          </li>
        ))}
      </ul>
    </section>
  );
}
