import type { CampaignWorkNumbersFragment, ReferentDeskQuery } from '#contract';
import { runsSome, stateWords } from '../campaign/campaign-words.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, listed, plural, typeset } from '../layout/words.js';

type Me = NonNullable<ReferentDeskQuery['me']>;
type Line = Me['campaigns']['edges'][number]['node'];

export const DESK_PER_PAGE = 30;

const isRunning = ({ state }: Line): boolean => state === 'OPEN' || state === 'CLOSING';

/** What waits, campaign by campaign; those that nobody answers for come first. */
export function deskView(me: Me, page: number, done?: string): View {
  return {
    title: 'Votre bureau',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        {runsSome(me.roles) ? <Desk me={me} page={page} /> : <WithoutMandate />}
      </main>
    ),
  };
}

/** For whoever comes here without a mandate. */
export function WithoutMandate() {
  return (
    <div className="stack prose">
      <h1 className="display">Votre bureau</h1>
      <p className="lead">Les campagnes de relecture sont conduites par les référents d’un territoire.</p>
      <p>
        Vous n’avez pas aujourd’hui de mandat de référent.{' '}
        <a href="/mandats">Voir vos mandats, ou en demander un</a>
      </p>
      <p>
        Relire, soumettre une ressource, lire les grilles n’en demande aucun :{' '}
        <a href="/campagnes">voir les campagnes</a>
      </p>
    </div>
  );
}

function Desk({ me, page }: { me: Me; page: number }) {
  const lines = me.campaigns.edges.map(({ node }) => node);
  const running = lines.filter(isRunning);
  const drafts = lines.filter(({ state }) => state === 'DRAFT');
  const over = lines.filter(({ state }) => state === 'CLOSED' || state === 'ARCHIVED');
  return (
    <>
      <header className="stack">
        <h1 className="display">Votre bureau</h1>
        <p className="lead">{summary(running)}</p>
        <p className="cluster">
          <a className="btn btn-main" href="/referent/campagnes/nouvelle">
            Préparer une campagne
          </a>
          <a href="/referent/grilles">Les grilles</a>
          <a href="/mandats">Vos mandats</a>
        </p>
      </header>
      {running.length > 0 && <Running lines={running} />}
      {drafts.length > 0 && <Plain id="brouillons" title="En préparation" lines={drafts} />}
      {over.length > 0 && <Plain id="closes" title="Closes" lines={over} />}
      <Pager
        page={page}
        pageCount={Math.ceil(me.campaigns.totalCount / DESK_PER_PAGE)}
        href={(shown) => `/referent?page=${shown}`}
      />
    </>
  );
}

function summary(running: readonly Line[]): string {
  if (running.length === 0) return 'Aucune campagne n’est ouverte. Rien ne vous attend.';
  const said = workWords(total(running));
  return said.length === 0 ? 'Rien ne vous attend.' : `${upper(listed(said))}.`;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What asks for somebody, most urgent first. */
function workWords({
  waitingForDecision,
  overdue,
  waitingForReviewer,
}: CampaignWorkNumbersFragment): string[] {
  return [
    waitingForDecision > 0 &&
      plural(waitingForDecision, 'ressource attend votre décision', 'ressources attendent votre décision'),
    overdue > 0 && plural(overdue, 'a une relecture en retard', 'ont une relecture en retard'),
    waitingForReviewer > 0 &&
      plural(waitingForReviewer, 'attend encore un relecteur', 'attendent encore un relecteur'),
  ].filter((words) => words !== false);
}

function total(lines: readonly Line[]): CampaignWorkNumbersFragment {
  const sum = (name: keyof CampaignWorkNumbersFragment): number =>
    lines.reduce((so, { work }) => so + Number(work?.[name] ?? 0), 0);
  return {
    invited: sum('invited'),
    waitingForReviewer: sum('waitingForReviewer'),
    overdue: sum('overdue'),
    underReview: sum('underReview'),
    waitingForDecision: sum('waitingForDecision'),
    finished: sum('finished'),
  };
}

const COLUMNS = [
  ['waitingForDecision', 'À décider'],
  ['overdue', 'En retard'],
  ['waitingForReviewer', 'Sans relecteur'],
  ['underReview', 'En relecture'],
  ['finished', 'Finies'],
] as const;

function Running({ lines }: { lines: readonly Line[] }) {
  return (
    <section className="stack row" aria-labelledby="ouvertes">
      <h2 id="ouvertes">En cours</h2>
      <table className="table table-fold">
        <caption>Ressources de chaque campagne, selon ce qu’elles attendent</caption>
        <thead>
          <tr>
            <th scope="col">Campagne</th>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Name line={line} />
                <br />
                <small>
                  {line.state === 'CLOSING' ? 'ne reçoit plus rien' : `jusqu’au ${dayOf(line.closesOn)}`}
                </small>
              </th>
              {COLUMNS.map(([name, label]) => (
                <td key={name} className="num" data-h={label}>
                  {line.work?.[name] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Nobody answers for it: whoever reads this may take it over. */
function Name({ line }: { line: Line }) {
  return (
    <>
      <a href={`/referent/campagnes/${line.slug}`}>{typeset(line.title)}</a>
      {!line.referent && <strong>, sans référent</strong>}
    </>
  );
}

function Plain({ id, title, lines }: { id: string; title: string; lines: readonly Line[] }) {
  return (
    <section className="stack row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="entries" role="list">
        {lines.map((line) => (
          <li key={line.id} className="entry stack-s">
            <p>
              <Name line={line} />
            </p>
            <p className="hint">
              {line.territory.label}. {stateWords(line)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
