import type { FailedJobsQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { Problem } from '../layout/form.js';
import { existing } from '../layout/existing.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, listed, plural, typeset } from '../layout/words.js';

type Queue = NonNullable<FailedJobsQuery['jobQueue']>;
type Jobs = FailedJobsQuery['jobs'];
type Job = Jobs['edges'][number]['node'];

interface Shown {
  readonly now: Date;
  readonly problems?: readonly Problem[];
  readonly done?: string;
}

/** What the server could not do: why, whether it will try again, and what can be done about it. */
export function jobsView({ jobs, jobQueue }: FailedJobsQuery, { now, problems = [], done }: Shown): View {
  return {
    title: 'Travaux qui ont échoué',
    section: 'moderate',
    content: (
      <main id="contenu" className="wrap stack">
        <DoneNotice done={done} />
        <ErrorsSummary problems={problems} safe="Rien n’a changé." />
        <p>
          <a className="back" href="/moderation">
            Revenir aux signalements
          </a>
        </p>
        <h1 className="display">Travaux qui ont échoué</h1>
        <p className="lead">
          {jobs.totalCount === 0
            ? 'Rien n’a échoué.'
            : `${plural(jobs.totalCount, 'travail', 'travaux')}, ce qui est abandonné d’abord.`}
        </p>
        <p className="soft">{queueOf(existing(jobQueue), now)}</p>
        <Failed jobs={jobs} now={now} />
      </main>
    ),
  };
}

/** The whole queue in one line; numbers that are zero say nothing. */
function queueOf({ waiting, running, retrying, parked, oldestSince }: Queue, now: Date): string {
  const counts = [
    waiting > 0 && plural(waiting, 'attend', 'attendent'),
    running > 0 && plural(running, 'en cours', 'en cours'),
    retrying > 0 && plural(retrying, 'à réessayer', 'à réessayer'),
    parked > 0 && plural(parked, 'abandonné', 'abandonnés'),
  ].filter((count) => count !== false);
  if (counts.length === 0) return 'La file est vide.';
  const since = oldestSince ? ` Le plus ancien attend depuis ${momentOf(oldestSince, now)}.` : '';
  return `${typeset('Dans la file :')} ${listed(counts)}.${since}`;
}

function Failed({ jobs: { edges, pageInfo }, now }: { jobs: Jobs; now: Date }) {
  if (edges.length === 0) return null;
  return (
    <>
      <ul className="entries" role="list">
        {edges.map(({ node }) => (
          <li key={node.id} className="entry stack-s prose">
            <Line job={node} now={now} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p>
          <a href={`/admin/travaux?apres=${encodeURIComponent(pageInfo.endCursor ?? '')}`}>Suivants</a>
        </p>
      )}
    </>
  );
}

function Line({ job, now }: { job: Job; now: Date }) {
  const { id, task, label, createdAt, lastError, viewerCan } = job;
  return (
    <>
      <h2 className="title">{label}</h2>
      <p>{stateOf(job, now)}</p>
      <p>{lastError ? <samp>{lastError}</samp> : 'Interrompu sans dire pourquoi.'}</p>
      <p className="hint">
        Demandé le {dayOf(createdAt)} à {hourOf(createdAt)}. Dans les journaux, c’est le travail {id},{' '}
        <code>{task}</code>.
      </p>
      {viewerCan.retry && (
        <form method="post" action={`/admin/travaux/${id}/reessayer`}>
          <button className="btn" aria-label={typeset(`Réessayer maintenant : ${label}, travail ${id}`)}>
            Réessayer maintenant
          </button>
        </form>
      )}
      {viewerCan.abandon && (
        <details className="folds">
          <summary aria-label={typeset(`Abandonner pour de bon : ${label}, travail ${id}`)}>
            Abandonner pour de bon
          </summary>
          <form className="stack-s" method="post" action={`/admin/travaux/${id}/abandonner`}>
            <p>
              Il quitte la file : ce qu’il devait faire ne sera pas fait. Le journal d’audit dira qui l’a
              décidé.
            </p>
            <p>
              <button className="btn">Abandonner ce travail</button>
            </p>
          </form>
        </details>
      )}
    </>
  );
}

function stateOf({ state, attempts, maxAttempts, nextTryAt }: Job, now: Date): string {
  const tries = plural(attempts, 'essai', 'essais');
  if (state === 'PARKED' || !nextTryAt) return `Abandonné après ${tries}.`;
  const sofar = `après ${tries} sur ${maxAttempts}`;
  if (new Date(nextTryAt) <= now) return `Attend son tour, ${sofar}.`;
  return `Sera réessayé vers ${momentOf(nextTryAt, now)}, ${sofar}.`;
}

/** « 14 h 05 »; on another day, « 14 h 05, le 12 novembre 2026 ». */
function momentOf(date: string, now: Date): string {
  const day = dayOf(date);
  return day === dayOf(now.toISOString()) ? hourOf(date) : `${hourOf(date)}, le ${day}`;
}
