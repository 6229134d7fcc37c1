import type { SubmissionDeskQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { FieldGroup, TextArea } from '../layout/fields.js';
import { type FormState, listOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { NamesFound } from '../submission/names-found.js';
import { dayOf, NBSP, plural, typeset } from '../layout/words.js';
import { assignmentWords, isLive, standingLabel } from './submission-words.js';

type Submission = NonNullable<SubmissionDeskQuery['submission']>;
type Round = Submission['rounds'][number];
type Assigned = NonNullable<Round['assignments']>[number];

interface DeskProps {
  submission: Submission;
  form: FormState;
}

/** One submission on the référent's desk. */
export function submissionDeskView({ submission, form }: DeskProps, done?: string): View {
  const { id, title, campaign, resource, rounds, viewerCan } = submission;
  const [round] = rounds;
  return {
    title: `«${NBSP}${title}${NBSP}» à relire`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href={`/referent/campagnes/${campaign.slug}/demandes`}>
              Les ressources de «{NBSP}
              {typeset(campaign.title)}
              {NBSP}»
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">{standingLabel(submission.standing)}</p>
          <p className="soft">{typeset(readWords(submission))}</p>
          {resource?.slug && (
            <p>
              <a href={`/r/${resource.slug}`}>Voir la ressource</a>
            </p>
          )}
        </div>
        <NamesFound
          names={submission.namesFound ?? []}
          advice="Les auteurs le voient aussi. La relecture peut commencer ainsi, ou vous pouvez la décliner en disant quoi corriger."
        />
        {submission.words && (
          <blockquote className="slip">
            {submission.words}
            <footer>Le mot qui accompagne la demande</footer>
          </blockquote>
        )}
        {submission.reason && (
          <blockquote className="slip">
            {submission.reason}
            <footer>Pourquoi elle est déclinée</footer>
          </blockquote>
        )}
        {round && <Decision id={id} round={round} isDecided={submission.state === 'DECIDED'} />}
        {round && <Readers id={id} round={round} wanted={campaign.reviewsWanted} />}
        {viewerCan.assign && <Suggestions submission={submission} form={form} />}
        <p>
          <a href={`/referent/campagnes/${campaign.slug}/journal?demande=${id}`}>Ce qui s’est passé</a>
        </p>
        {viewerCan.decline && <Decline submission={submission} form={form} />}
      </main>
    ),
  };
}

function readWords({ rounds, round, createdAt }: Submission): string {
  const newest = rounds[0];
  if (!newest) return `Invitée le ${dayOf(createdAt)}.`;
  const what = newest.version ? `la version ${newest.version.number}` : 'un brouillon, gardé tel quel';
  return `${round > 1 ? `${round}e relecture, ` : ''}demandée le ${dayOf(newest.openedAt)} : ${what}.`;
}

/** Where the reviews are read and the label is given; nothing before the first of them. */
function Decision({ id, round, isDecided }: { id: string; round: Round; isDecided: boolean }) {
  const sent = (round.assignments ?? []).filter(({ state }) => state === 'SENT').length;
  if (sent === 0) return null;
  return (
    <p>
      <a className="btn btn-main" href={`/referent/demandes/${id}/decision`}>
        {isDecided ? 'Lire la décision' : `Lire ${plural(sent, 'relecture', 'relectures')} et décider`}
      </a>
    </p>
  );
}

function Readers({ id, round, wanted }: { id: string; round: Round; wanted: number }) {
  const assignments = round.assignments ?? [];
  const live = assignments.filter(isLive).length;
  return (
    <section className="stack row" aria-labelledby="relecteurs">
      <h2 id="relecteurs">Qui la relit</h2>
      <p>
        {live > wanted
          ? `${plural(live, 'personne', 'personnes')}${NBSP}; la campagne en demande ${wanted}.`
          : `${plural(live, 'personne', 'personnes')} sur ${wanted}.`}
      </p>
      <ul className="entries" role="list">
        {assignments.map((each) => (
          <li key={each.id} className="entry stack-s">
            <Reader submissionId={id} assignment={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reader({ submissionId, assignment }: { submissionId: string; assignment: Assigned }) {
  const { id, reviewer, because, reason, viewerCan } = assignment;
  return (
    <>
      <p>
        <a href={`/u/${reviewer.slug}`}>{reviewer.name}</a>, {assignmentWords(assignment)}
      </p>
      <p className="hint">{reason ?? `Ce qui lui a été dit${NBSP}: ${because}`}</p>
      {viewerCan.cancel && (
        <form method="post" action={`/referent/demandes/${submissionId}/annuler`}>
          <input type="hidden" name="assignment" value={id} />
          <button className="btn" aria-label={`Annuler la relecture de ${reviewer.name}`}>
            Annuler
          </button>
        </form>
      )}
    </>
  );
}

function Suggestions({ submission: { id, suggestions }, form }: DeskProps) {
  const people = suggestions?.people ?? [];
  const chosen = new Set(listOf(form.values, 'reviewerIds'));
  return (
    <section className="stack row" aria-labelledby="propositions">
      <h2 id="propositions">Qui pourrait la relire</h2>
      {people.length === 0 ? (
        <p className="prose">
          Personne n’est libre pour le moment. Ajoutez quelqu’un depuis la liste des ressources de la
          campagne.
        </p>
      ) : (
        <form className="stack form" method="post" action={`/referent/demandes/${id}/attribuer`} noValidate>
          <FieldGroup form={form} name="reviewerIds" label="Les mieux placés d’abord">
            <div className="choices">
              {people.map(({ person, because }) => (
                <label key={person.id} className="choice">
                  <input
                    type="checkbox"
                    name="reviewerIds"
                    value={person.id}
                    checked={chosen.has(person.id)}
                  />
                  <span>
                    {person.name} <small>{because}</small>
                  </span>
                </label>
              ))}
            </div>
          </FieldGroup>
          <p>
            <button className="btn btn-main">Proposer la relecture</button>
          </p>
        </form>
      )}
      {suggestions && suggestions.setAside.length > 0 && (
        <p className="hint">
          Écartés{NBSP}: {suggestions.setAside.map(({ count, reason }) => `${count} ${reason}`).join(', ')}.
        </p>
      )}
    </section>
  );
}

function Decline({ submission: { id, state }, form }: DeskProps) {
  return (
    <details open={'reason' in form.values}>
      <summary>{state === 'INVITED' ? 'Retirer l’invitation' : 'Ne pas la relire'}</summary>
      <form className="stack form" method="post" action={`/referent/demandes/${id}/decliner`} noValidate>
        <TextArea form={form} name="reason" label="Pourquoi ? Ses auteurs le liront." className="short" />
        <p>
          <button className="btn">{state === 'INVITED' ? 'Retirer l’invitation' : 'Décliner'}</button>
        </p>
      </form>
    </details>
  );
}
