import type { ModerationCaseQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, shortCredit } from '../layout/words.js';
import { DECISION_LABELS, titleOf } from './queue.js';

type Case = NonNullable<ModerationCaseQuery['report']>;

export function caseView(report: Case, form: FormState): View {
  const title = titleOf(report.resource);
  return {
    title: `Signalement ${report.receipt}`,
    section: 'moderate',
    content: (
      <main id="contenu" className="wrap">
        <p>
          <a className="back" href="/moderation">
            Revenir aux signalements
          </a>
        </p>
        <div className="two">
          <div className="stack">
            <ErrorsSummary problems={form.problems} />
            <p className="soft">
              Signalement {report.receipt}, reçu le {dayOf(report.createdAt)} à {hourOf(report.createdAt)}
            </p>
            <h1 className="display">{title}</h1>
            <Facts report={report} />
            <h2>Ce qui est signalé</h2>
            <blockquote className="slip">
              {report.details}
              <footer>{report.categoryLabel}</footer>
            </blockquote>
            <Decide report={report} form={form} />
          </div>
          <History report={report} />
        </div>
      </main>
    ),
  };
}

function Facts({ report }: { report: Case }) {
  const { resource, versionNumber, contact } = report;
  return (
    <dl className="facts">
      {resource && (
        <>
          <dt>Ressource</dt>
          <dd>
            <a href={`/r/${resource.slug}${versionNumber ? `/v/${versionNumber}` : ''}`}>La voir</a>
            {versionNumber != null && `, version ${versionNumber}`}
          </dd>
          <dt>État</dt>
          <dd>{resource.state === 'HIDDEN' ? `masquée : ${resource.hiddenReason ?? ''}` : 'visible'}</dd>
        </>
      )}
      {resource?.version && (
        <>
          <dt>Auteurs</dt>
          <dd>{shortCredit(resource.version.authors.map(({ name }) => name))}</dd>
        </>
      )}
      <dt>Contact</dt>
      <dd>{contact ?? 'non donné'}</dd>
    </dl>
  );
}

/** One reason, two or three verbs: every decision says why, and every one can be taken back. */
function Decide({ report, form }: { report: Case; form: FormState }) {
  const can = report.resource?.viewerCan;
  const open = report.state === 'OPEN';
  if (!open && !can?.show && !can?.hide) return null;
  return (
    <form className="stack form row" method="post" action={`/moderation/${report.id}`} noValidate>
      <h2>Décider</h2>
      <TextArea
        form={form}
        name="reason"
        label="Le motif"
        hint="Il est envoyé aux auteurs et gardé au journal. Dites le fait et la règle."
      />
      <p className="cluster">
        {can?.hide && (
          <button className="btn btn-danger" name="decision" value="masquer">
            Masquer la ressource
          </button>
        )}
        {can?.show && (
          <button className="btn btn-main" name="decision" value="montrer">
            La montrer de nouveau
          </button>
        )}
        {open && (
          <button className="btn" name="decision" value="classer">
            Classer sans suite
          </button>
        )}
      </p>
    </form>
  );
}

function History({ report }: { report: Case }) {
  return (
    <aside className="stack side">
      <h2 className="title">Décisions</h2>
      {report.history.length === 0 && <p className="soft">Aucune pour le moment.</p>}
      {report.history.map(({ kind, reason, decidedAt, decidedBy }) => (
        <blockquote key={decidedAt} className="slip">
          {DECISION_LABELS[kind]} : {reason}
          <footer>
            {decidedBy.name}, le {dayOf(decidedAt)}
          </footer>
        </blockquote>
      ))}
    </aside>
  );
}
