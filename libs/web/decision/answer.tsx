import { ErrorsSummary } from '../layout/errors-summary.js';
import type { FormState } from '../layout/form.js';
import { textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, typeset } from '../layout/words.js';
import { placeOf } from '../reviewing/remarks.js';
import { RemarkPage } from './remark-page.js';
import { OUTCOMES, type Review, type Round, type Submission } from './decision-words.js';
import { ReviewTable, ReviewWords } from './reviews.js';

/** For the authors: the decision and why, what to do, each review, and a word to each remark. */
export function answerView(submission: Submission, form: FormState, done?: string): View {
  const { campaign, rounds } = submission;
  const decidedRounds = rounds.filter(({ outcome }) => outcome !== null);
  return {
    title: `Relectures de « ${submission.title} »`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href={`/demandes/${submission.id}`}>
              Votre demande
            </a>
          </p>
          <h1 className="display">{typeset(submission.title)}</h1>
          <p className="lead">
            Campagne «{NBSP}
            {campaign.title}
            {NBSP}»
          </p>
        </div>
        {decidedRounds.length === 0 && (
          <p className="missing">
            La décision n’est pas encore prise. Vous lirez ici les relectures et ce que le référent en dit.
          </p>
        )}
        {decidedRounds.map((round) => (
          <DecidedRound key={round.id} round={round} submission={submission} form={form} />
        ))}
      </main>
    ),
  };
}

interface RoundProps {
  round: Round;
  submission: Submission;
  form: FormState;
}

function DecidedRound({ round, submission, form }: RoundProps) {
  if (!round.outcome) return null;
  return (
    <section className="stack-l" aria-labelledby={`tour-${round.number}`}>
      <div className="stack">
        <h2 id={`tour-${round.number}`}>
          {OUTCOMES[round.outcome].label}
          {round.decidedAt && <small className="soft"> le {dayOf(round.decidedAt)}</small>}
        </h2>
        <blockquote className="slip">
          {round.reason}
          <footer>Le référent de la campagne</footer>
        </blockquote>
        {round.actions.length > 0 && (
          <>
            <h3>À faire</h3>
            <ol>
              {round.actions.map((action) => (
                <li key={action}>{action}</li>
              ))}
            </ol>
          </>
        )}
        {round.mentor && (
          <p className="notice">
            <a href={`/u/${round.mentor.slug}`}>{round.mentor.name}</a> vous propose son aide.
          </p>
        )}
        {submission.viewerCan.resubmit && (
          <p>
            <a className="btn" href={`/demandes/${submission.id}`}>
              Soumettre de nouveau
            </a>
          </p>
        )}
      </div>
      <ReviewTable reviews={round.reviews} criteria={submission.campaign.rubric.criteria} />
      {round.reviews.map((review, at) => (
        <div key={review.id} className="stack">
          <ReviewWords review={review} place={at + 1} />
          {review.viewerCan.answer && <Answers review={review} submission={submission} form={form} />}
        </div>
      ))}
      <Share round={round} submission={submission} />
    </section>
  );
}

interface AnswersProps {
  review: Review;
  submission: Submission;
  form: FormState;
}

/** Those whose passage is gone come last, by themselves: there is nothing left to look at beside them. */
function Answers(props: AnswersProps) {
  const { remarks, id } = props.review;
  const isGone = ({ standing }: Review['remarks'][number]): boolean => standing?.how === 'GONE';
  const orphans = remarks.filter(isGone);
  return (
    <>
      <RemarkAnswers {...props} remarks={remarks.filter((remark) => !isGone(remark))} />
      {orphans.length > 0 && (
        <section className="stack" aria-labelledby={`orphelines-${id}`}>
          <h4 id={`orphelines-${id}`}>Sur ce qui n’est plus là</h4>
          <RemarkAnswers {...props} remarks={orphans} />
        </section>
      )}
    </>
  );
}

/** One form a remark: an answer, and the suggestion in one click. */
function RemarkAnswers({
  remarks,
  submission,
  form,
}: AnswersProps & { remarks: readonly Review['remarks'][number][] }) {
  const address = `/demandes/${submission.id}/relectures`;
  return (
    <ul className="stack" role="list">
      {remarks.map((remark, at) => (
        <li key={remark.id} id={`remarque-${remark.id}`} className="stack-s">
          <p>
            <strong>{placeOf(remark)}</strong>
            {remark.quote && !remark.quoteHtml && (
              <span className="soft">
                {' '}
                «{NBSP}
                {remark.quote}
                {NBSP}»
              </span>
            )}
          </p>
          {remark.quoteHtml && (
            <div className="document soft" dangerouslySetInnerHTML={{ __html: remark.quoteHtml }} />
          )}
          <Standing remark={remark} />
          <RemarkPage remark={remark} number={at + 1} />
          <p className="marked">{remark.words}</p>
          {remark.suggestion && <Suggestion remark={remark} address={address} />}
          {remark.answer ? (
            <p>
              <strong>Votre réponse{NBSP}:</strong> {remark.answer}
            </p>
          ) : (
            <form method="post" action={`${address}/${remark.id}/repondre`} className="stack-s" noValidate>
              <div className="field">
                <label htmlFor={`r-${remark.id}`}>Votre réponse</label>
                <textarea id={`r-${remark.id}`} name="words" rows={2} className="short">
                  {textOf(form.values, 'remark') === remark.id ? `\n${textOf(form.values, 'words')}` : ''}
                </textarea>
              </div>
              <p>
                <button className="quiet">Répondre</button>
              </p>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What became of the place that a remark is about. */
function Standing({ remark: { standing, page, passage } }: { remark: Review['remarks'][number] }) {
  const isPage = page !== null && passage === null;
  if (standing?.how === 'MOVED')
    return (
      <p className="soft">
        {isPage ? 'Cette page est ailleurs maintenant.' : 'Ces mots sont ailleurs maintenant.'}
      </p>
    );
  if (standing?.how !== 'REWORDED') return null;
  return (
    <p className="soft">
      {isPage ? (
        'Cette page a changé depuis.'
      ) : (
        <>
          Ce passage dit maintenant «{NBSP}
          {standing.words}
          {NBSP}»
        </>
      )}
    </p>
  );
}

/** What a passage could become: taken in one click where the text is written here, by hand in a file. */
function Suggestion({ remark, address }: { remark: Review['remarks'][number]; address: string }) {
  return (
    <form method="post" action={`${address}/${remark.id}/prendre`} className="stack-s">
      <p className="marked">
        Proposition{NBSP}: {remark.suggestion}
      </p>
      {remark.takenAt && <p className="soft">Elle est dans votre brouillon.</p>}
      {!remark.takenAt && remark.part === 'texte' && (
        <p>
          <button className="quiet">Prendre cette proposition dans mon brouillon</button>
        </p>
      )}
      {remark.part !== null && remark.part !== 'texte' && (
        <p className="soft">À reprendre vous-même dans le fichier {remark.part}.</p>
      )}
    </form>
  );
}

/** Both sides agree, or nothing is shown; « à reprendre » is never shown. */
function Share({ round, submission }: { round: Round; submission: Submission }) {
  if (round.outcome === 'REWORK') return null;
  if (round.isShared)
    return (
      <p className="soft">
        Vous avez accepté que les relectures soient montrées, pour celles dont le relecteur l’accepte aussi.
      </p>
    );
  if (!round.viewerCan.share) return null;
  return (
    <form method="post" action={`/demandes/${submission.id}/relectures/montrer`} className="notice stack-s">
      <p>
        Voulez-vous que les relectures et vos réponses soient montrées à côté du label{NBSP}? Seules celles
        dont le relecteur l’accepte aussi le seront.
      </p>
      <p>
        <button className="btn">Oui, les montrer</button>
      </p>
    </form>
  );
}
