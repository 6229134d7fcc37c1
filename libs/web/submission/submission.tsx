import type { SubmissionChangesQuery, SubmissionPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { CheckBox, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, typeset } from '../layout/words.js';
import { NamesFound } from './names-found.js';
import { changesWords, ReadingChanges } from './reading-changes.js';
import { stateWords } from './submission-words.js';

type Submission = NonNullable<SubmissionPageQuery['submission']>;

interface SubmissionProps {
  submission: Submission;
  /** What the next reading would find, and what each round found. */
  changes: SubmissionChangesQuery['submission'];
  form: FormState;
}

/** A request for review as its authors follow it. Never who reads, nor how many were asked. */
export function submissionView({ submission, changes, form }: SubmissionProps, done?: string): View {
  const { title, campaign, resource, viewerCan, state } = submission;
  return {
    title: `Relecture de «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href="/mes/relectures">
              Vos demandes de relecture
            </a>
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <p className="lead">
            Dans la campagne <a href={`/campagnes/${campaign.slug}`}>{typeset(campaign.title)}</a>
          </p>
          <p>{typeset(stateWords(submission))}</p>
          <p className="cluster">
            {submission.rounds.some(({ decidedAt }) => decidedAt) && (
              <a className="btn btn-main" href={`/demandes/${submission.id}/relectures`}>
                Lire la décision et les relectures
              </a>
            )}
            {resource?.slug && <a href={`/r/${resource.slug}`}>Voir la ressource</a>}
          </p>
        </div>
        <NamesFound
          names={submission.namesFound ?? []}
          advice="Les personnes qui relisent n’en sont pas averties. Vous pouvez laisser ainsi, ou retirer la demande, corriger, puis demander de nouveau."
        />
        <Said submission={submission} />
        {viewerCan.answer && <Answer submission={submission} form={form} />}
        {viewerCan.resubmit && <Resubmit submission={submission} changes={changes} form={form} />}
        <Rounds submission={submission} changes={changes} />
        {viewerCan.withdraw && <Withdraw id={submission.id} isHeld={campaign.mode === 'DOUBLE_BLIND'} />}
        {(state === 'WITHDRAWN' || state === 'DECLINED') && (
          <p className="prose">Vous pourrez la demander de nouveau tant que la campagne est ouverte.</p>
        )}
      </main>
    ),
  };
}

function Said({ submission: { words, reason, state } }: { submission: Submission }) {
  return (
    <>
      {words && (
        <blockquote className="slip">
          {words}
          <footer>
            {state === 'INVITED' ? 'Le référent de la campagne' : 'Le mot qui accompagne la demande'}
          </footer>
        </blockquote>
      )}
      {reason && (
        <blockquote className="slip">
          {reason}
          <footer>Pourquoi elle est déclinée</footer>
        </blockquote>
      )}
    </>
  );
}

function Answer({ submission: { id, campaign }, form }: Omit<SubmissionProps, 'changes'>) {
  return (
    <form className="stack form" method="post" action={`/demandes/${id}/repondre`} noValidate>
      <h2>Votre réponse</h2>
      <TextArea
        form={form}
        name="words"
        label="Un mot pour le référent"
        hint="Facultatif si vous acceptez ; pour décliner, dites pourquoi en une phrase."
        className="short"
      />
      <p className="cluster">
        <button className="btn btn-main" name="answer" value="oui">
          Accepter la relecture
        </button>
        <button className="btn" name="answer" value="non">
          Décliner
        </button>
      </p>
      <p className="hint">
        Acceptée, elle est relue par des collègues de {NBSP}«{NBSP}
        {typeset(campaign.title)}
        {NBSP}».
      </p>
    </form>
  );
}

function Rounds({
  submission: { id: submissionId, rounds, viewerCan },
  changes,
}: Omit<SubmissionProps, 'form'>) {
  if (rounds.length === 0) return null;
  const found = new Map(changes?.rounds.map((round) => [round.number, round.changes]));
  return (
    <section className="stack row" aria-labelledby="tours">
      <h2 id="tours">{rounds.length > 1 ? 'Les relectures' : 'La relecture'}</h2>
      <ul className="entries" role="list">
        {rounds.map(({ id, number, openedAt, decidedAt, version }) => (
          <li key={id} className="entry stack-s">
            <p>
              {rounds.length > 1 && `${number === 1 ? '1re' : `${number}e`} relecture. `}
              {version
                ? `Ce qui est lu${NBSP}: la version ${version.number}.`
                : `Ce qui est lu${NBSP}: votre brouillon.`}
            </p>
            <p className="hint">
              Demandée le {dayOf(openedAt)}
              {decidedAt && `, décision le ${dayOf(decidedAt)}`}.
            </p>
            <RoundChanges
              changes={found.get(number) ?? null}
              isShown={number === rounds.length && !viewerCan.resubmit}
              href={(page) => `/demandes/${submissionId}?page=${page}#changements`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a next round found: its list for the newest, a line for those before. */
function RoundChanges({
  changes,
  isShown,
  href,
}: {
  changes: Changes | null;
  isShown: boolean;
  href: (page: number) => string;
}) {
  if (!changes) return null;
  if (!isShown) return <p>{changesWords(changes)}</p>;
  return (
    <div className="stack" id="changements">
      <p>
        {changesWords(changes)} {changes.pageCount > 0 && 'C’est ce qui est relu :'}
      </p>
      <ReadingChanges changes={changes} href={href} />
    </div>
  );
}

type Changes = NonNullable<NonNullable<SubmissionChangesQuery['submission']>['changes']>;

/** She sees what will be read before she asks; where nothing changed, she says that she knows. */
function Resubmit({ submission: { id, rounds, resource }, changes, form }: SubmissionProps) {
  const last = rounds[0]?.version?.number;
  const ahead = changes?.changes ?? null;
  const isSame = ahead?.pageCount === 0;
  return (
    <section className="stack row" aria-labelledby="renvoi">
      <h2 id="renvoi">La faire relire de nouveau</h2>
      <p className="prose">
        {last === undefined
          ? 'Votre brouillon sera relu, tel que vous l’avez repris.'
          : 'La version publiée aujourd’hui sera relue. Ce qui n’a pas changé ne sera pas à relire.'}
      </p>
      {ahead && (
        <div className="stack" id="changements">
          <h3>Ce qui a changé depuis la relecture</h3>
          <p className={isSame ? 'notice' : undefined}>
            {changesWords(ahead)}
            {isSame && last !== undefined && (
              <>
                {' '}
                Publiez d’abord une nouvelle version{resource ? ' depuis ' : '.'}
                {resource && <a href={`/r/${resource.slug}`}>sa page</a>}
                {resource && '.'}
              </>
            )}
          </p>
          <ReadingChanges changes={ahead} href={(page) => `/demandes/${id}?page=${page}#changements`} />
        </div>
      )}
      <form className="stack form" method="post" action={`/demandes/${id}/renvoyer`} noValidate>
        <TextArea form={form} name="words" label="Un mot pour le référent (facultatif)" className="short" />
        {isSame && (
          <CheckBox
            form={form}
            name="unchanged"
            label="Je le sais, et je demande qu’elle soit relue telle quelle."
          />
        )}
        <p>
          <button className="btn btn-main">Demander une nouvelle relecture</button>
        </p>
      </form>
    </section>
  );
}

function Withdraw({ id, isHeld }: { id: string; isHeld: boolean }) {
  return (
    <section className="stack row" aria-labelledby="retrait">
      <h2 id="retrait">Retirer la demande</h2>
      <p className="prose">
        Personne ne la relira plus.{isHeld && ' Votre brouillon redevient modifiable.'} Vous n’avez pas à dire
        pourquoi.
      </p>
      <form method="post" action={`/demandes/${id}/retirer`}>
        <button className="btn">Retirer la demande</button>
      </form>
    </section>
  );
}
