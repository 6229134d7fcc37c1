import type { ModerationQueueQuery, ReportState } from '#contract';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';

type Report = ModerationQueueQuery['reports']['nodes'][number];

export function queueView(data: ModerationQueueQuery, state: ReportState, done?: string): View {
  const { reports, licenceQuestions, me } = data;
  const title = state === 'OPEN' ? 'Signalements à traiter' : 'Signalements traités';
  return {
    title,
    section: 'moderate',
    content: (
      <main id="contenu" className="wrap stack">
        <DoneNotice done={done} />
        <h1 className="display">{title}</h1>
        <p className="cluster links">
          {state === 'OPEN' ? (
            <a href="/moderation?etat=traites">Ceux qui sont traités</a>
          ) : (
            <a href="/moderation">Ceux qui attendent</a>
          )}
          <a href="/moderation/questions">
            {plural(licenceQuestions.totalCount, 'question sur les droits', 'questions sur les droits')}
          </a>
          {me?.viewerCan.operate && <a href="/admin/travaux">Travaux qui ont échoué</a>}
        </p>
        {reports.totalCount === 0 ? (
          <p className="lead">{state === 'OPEN' ? 'Rien à traiter. Profitez-en.' : 'Rien pour le moment.'}</p>
        ) : (
          <Queue reports={reports.nodes} total={reports.totalCount} />
        )}
        {reports.pageInfo.hasNextPage && (
          <p>
            <a
              href={`/moderation?${new URLSearchParams({ ...(state === 'OPEN' ? {} : { etat: 'traites' }), apres: reports.pageInfo.endCursor ?? '' }).toString()}`}
            >
              Suivants
            </a>
          </p>
        )}
      </main>
    ),
  };
}

function Queue({ reports, total }: { reports: Report[]; total: number }) {
  return (
    <table className="table table-fold">
      <caption>{plural(total, 'signalement', 'signalements')}, le plus ancien d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Ressource</th>
          <th scope="col">Motif</th>
          <th scope="col">Reçu</th>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <th scope="row">
              <a href={`/moderation/${report.id}`}>{titleOf(report.resource)}</a>
            </th>
            <td>
              {report.categoryLabel} <small>{shortened(report.details)}</small>
            </td>
            <td>{dayOf(report.createdAt)}</td>
            <td>{stateOf(report)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const titleOf = (resource: Report['resource']): string =>
  resource?.version?.title ?? resource?.tombstone?.title ?? 'Ressource qui n’est plus visible';

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

export const DECISION_LABELS = { HIDE: 'masquée', SHOW: 'montrée de nouveau', DISMISS: 'signalement classé' };

const stateOf = ({ decision }: Report): string =>
  decision ? `${DECISION_LABELS[decision.kind]}, le ${dayOf(decision.decidedAt)}` : 'à traiter';
