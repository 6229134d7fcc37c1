import type { LabelPartsFragment } from '#contract';
import { dayOf, NBSP, plural } from '../layout/words.js';

type State = LabelPartsFragment['state'];

const MARKS: Record<State, string> = {
  NOT_REVIEWED: 'mark mark-none',
  RECOMMENDED: 'mark mark-commended',
  REVIEWED: 'mark mark-reviewed',
  RESERVATIONS: 'mark mark-reserved',
};

/** A printer's mark that fills in; its word always follows. */
export const markClass = (state: State): string => MARKS[state];

/** On a card: nothing for what nobody has reviewed yet, which is no fault. */
export function Mark({ label: { state, words } }: { label: Pick<LabelPartsFragment, 'state' | 'words'> }) {
  return state === 'NOT_REVIEWED' ? null : <span className={markClass(state)}>{words}</span>;
}

interface LabelProps {
  label: LabelPartsFragment;
  slug: string;
  /** Of the page. */
  version: number;
}

/** What colleagues who reviewed it say: which version they read, when, how many, and the rubric. */
export function Label({ label, slug, version }: LabelProps) {
  return (
    <section className="stack" id="relecture" aria-labelledby="relecteurs">
      <h2 id="relecteurs">Ce qu’en disent les relecteurs</h2>
      {label.state === 'NOT_REVIEWED' ? (
        <NotReviewed />
      ) : (
        <Decided label={label} slug={slug} version={version} />
      )}
    </section>
  );
}

/** It is neither good nor bad: nobody has looked yet. */
function NotReviewed() {
  return (
    <p>
      <strong>Pas encore relue.</strong> Cela ne dit rien de sa qualité{NBSP}: personne ne l’a encore examinée
      pour une <a href="/campagnes">campagne de relecture</a>.
    </p>
  );
}

/** Where all that was said of a version stands. */
const reviewsPath = (slug: string, version: number): string => `/r/${slug}/relecture?v=${version}`;

function Decided({ label, slug, version }: LabelProps) {
  const isOlder = label.version !== null && label.version !== version;
  return (
    <>
      <div className="verdict">
        <Seal state={label.state} />
        <p>
          <strong>{label.words}</strong>, par {plural(label.reviews, 'collègue', 'collègues')}, séparément
          {label.decidedAt && `, le ${dayOf(label.decidedAt)}`}. Porte sur la{' '}
          <a href={`/r/${slug}/v/${label.version ?? version}`}>version {label.version}</a>.{' '}
          {label.campaign && (
            <>
              Campagne «{NBSP}
              <a href={`/campagnes/${label.campaign.slug}`}>{label.campaign.title}</a>
              {NBSP}».{' '}
            </>
          )}
          <a href={reviewsPath(slug, version)}>Les réponses à la grille, et les relectures publiées</a>
        </p>
      </div>
      {label.reason && <p>{label.reason}</p>}
      {isOlder && label.changedPassages > 0 && (
        <p className="notice">
          {plural(label.changedPassages, 'passage a', 'passages ont')} changé depuis{NBSP}: ils n’ont pas été
          relus. <a href={`/r/${slug}/comparer?a=${label.version}&b=${version}`}>Voir ce qui a changé</a>
        </p>
      )}
    </>
  );
}

/** The hexagon of the hive, fuller as the verdict is. */
function Seal({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 72 80" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
      <path d="M36 2 70 21v38L36 78 2 59V21zM36 9 64 25v30L36 71 8 55V25z" />
      <circle cx="36" cy="40" r="16" fill={state === 'RECOMMENDED' ? 'currentColor' : 'none'} />
      {state === 'RESERVATIONS' && <path d="M36 24a16 16 0 0 0 0 32z" fill="currentColor" />}
      {state !== 'RESERVATIONS' && (
        <circle
          className={state === 'RECOMMENDED' ? 'heart' : undefined}
          cx="36"
          cy="40"
          r={state === 'RECOMMENDED' ? 4 : 7}
          fill="currentColor"
          stroke="none"
        />
      )}
    </svg>
  );
}
