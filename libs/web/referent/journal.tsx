import type { CampaignJournalQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, NBSP, plural, typeset } from '../layout/words.js';
import { type JournalLine, journalSentence } from './journal-words.js';

type Found = NonNullable<CampaignJournalQuery['campaign']>;
type Campaign = Found & { journal: NonNullable<Found['journal']> };

export const JOURNAL_PER_PAGE = 40;

interface JournalProps {
  campaign: Campaign;
  page: number;
  /** Of one submission alone; empty: of all. */
  submission: string;
}

/** Who did what, when, for who runs the campaign and who takes it over. */
export function journalView({ campaign: { slug, title, journal }, page, submission }: JournalProps): View {
  const path = `/referent/campagnes/${slug}/journal`;
  const chosen = submission ? `demande=${encodeURIComponent(submission)}&` : '';
  const lines = journal.edges.map(({ node, cursor }) => ({ ...node, cursor }));
  const only = submission ? lines[0]?.submission : null;
  return {
    title: `Journal de «${NBSP}${title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <p>
            <a className="back" href={`/referent/campagnes/${slug}`}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Le journal</h1>
          <p className="lead">Qui a fait quoi, et quand. Rien ne s’y efface.</p>
          {submission && (
            <p className="cluster">
              <span>
                {only ? `Seulement «${NBSP}${typeset(only.title)}${NBSP}».` : 'Une seule ressource.'}
              </span>
              <a href={path}>Tout le journal</a>
            </p>
          )}
        </div>
        {lines.length === 0 ? (
          <p className="prose">Rien ne s’est encore passé ici.</p>
        ) : (
          <Lines {...{ lines, path }} total={journal.totalCount} />
        )}
        <Pager
          page={page}
          pageCount={Math.ceil(journal.totalCount / JOURNAL_PER_PAGE)}
          href={(to) => `${path}?${chosen}page=${to}`}
        />
        <p className="cluster">
          <a href={`${path}/journal.csv${chosen && `?${chosen.slice(0, -1)}`}`}>Ce journal (CSV)</a>
          <a href={`/referent/campagnes/${slug}/relectures.csv`}>
            Les relectures, personne par personne (CSV)
          </a>
        </p>
      </main>
    ),
  };
}

interface LinesProps {
  lines: readonly (JournalLine & { cursor: string })[];
  total: number;
  path: string;
}

function Lines({ lines, total, path }: LinesProps) {
  return (
    <table className="table table-fold">
      <caption>{plural(total, 'ligne', 'lignes')}, la plus récente d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Ce qui s’est passé</th>
          <th scope="col">Quand</th>
          <th scope="col">Pour quelle ressource</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.cursor}>
            <th scope="row">{typeset(journalSentence(line))}</th>
            <td>
              <time dateTime={line.at}>
                {dayOf(line.at)}, {hourOf(line.at)}
              </time>
            </td>
            <td>
              {line.submission && (
                <a href={`${path}?demande=${line.submission.id}`}>{typeset(line.submission.title)}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
