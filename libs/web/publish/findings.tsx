import type { FindingReason, ReviewPageQuery } from '#contract';
import { problemOf, type FormState } from '../layout/form.js';
import { stepPath } from './steps.js';

type ReviewDraft = NonNullable<ReviewPageQuery['draft']>;
type Finding = ReviewDraft['findings'][number];

export const REASONS: Record<FindingReason, string> = {
  NOT_PERSONAL: 'Ce n’est pas une donnée d’élève',
  OWN: 'C’est la mienne',
  SERVICE: 'C’est celle d’un service ou d’une personne publique',
  INVENTED: 'Ces personnes sont inventées',
  AUTHORISED: 'Nous avons l’accord écrit de la personne, ou de ses parents',
  NOBODY_RECOGNISABLE: 'On n’y reconnaît personne',
  NOT_AUTHORISED: 'On y reconnaît quelqu’un, et nous n’avons pas son accord',
};

/** What the shield found: each place with three ways out, and what it could not look at. */
export function Findings({ draft, form }: { draft: ReviewDraft; form: FormState }) {
  const open = draft.findings.filter(({ reason }) => reason === null || reason === 'NOT_AUTHORISED');
  const answered = draft.findings.filter((finding) => !open.includes(finding));
  const problem = problemOf(form, 'findings');
  return (
    <section className="stack row" aria-labelledby="findings">
      <h2 id="findings">Données d’élèves</h2>
      {draft.findings.length === 0 ? (
        <p>
          Rien trouvé qui y ressemble : ni adresse, ni téléphone, ni identifiant, ni liste d’élèves, ni
          position. Un programme ne voit pas tout : vous connaissez vos fichiers.
        </p>
      ) : (
        <p>
          Un programme a lu vos fichiers et votre texte. Ce qu’il a vu n’est gardé nulle part, sauf l’endroit.
        </p>
      )}
      <Unchecked draft={draft} />
      {problem && <p className="error">{problem.message}</p>}
      {open.length > 0 && (
        <ol className="entries" role="list">
          {open.map((finding) => (
            <li key={finding.id} className="entry stack-s" id={`trouve-${finding.id}`}>
              <Place finding={finding} />
              <p className="soft">{finding.why}</p>
              <Answer draft={draft} finding={finding} />
            </li>
          ))}
        </ol>
      )}
      {answered.length > 0 && (
        <details>
          <summary>
            {answered.length === 1 ? 'Une réponse donnée' : `${answered.length} réponses données`}
          </summary>
          <ul className="entries" role="list">
            {answered.map((finding) => (
              <li key={finding.id} className="entry stack-s">
                <Place finding={finding} />
                <p>{finding.reason && REASONS[finding.reason]}.</p>
                <Answer draft={draft} finding={finding} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Place({ finding }: { finding: Finding }) {
  return (
    <p>
      <strong>{finding.label}</strong> {finding.mask && <code>{finding.mask}</code>}
      <br />
      {finding.where}{' '}
      {finding.severity === 'SEVERE' && finding.reason === null && (
        <span className="tag">À régler avant de publier</span>
      )}
    </p>
  );
}

/** Removing and replacing happen where the file or the words are; confirming happens here. */
function Answer({ draft, finding }: { draft: ReviewDraft; finding: Finding }) {
  const inFile = finding.partId !== null || finding.rule === 'faces';
  const name = `reason-${finding.id}`;
  return (
    <form
      className="cluster row-form"
      method="post"
      action={`${stepPath(draft.id, 'REVIEW')}/trouvailles/${finding.id}`}
    >
      <a href={inFile ? stepPath(draft.id, 'FILES') : wordsPath(draft.id, finding.origin)}>
        {inFile ? 'Retirer ou remplacer le fichier' : 'Corriger ces mots'}
      </a>
      <select
        name="reason"
        id={name}
        aria-label={`Pourquoi cela peut rester : ${finding.label}, ${finding.where}`}
      >
        <option value="">Cela peut rester, parce que…</option>
        {finding.reasons.map((reason) => (
          <option key={reason} value={reason} selected={reason === finding.reason}>
            {REASONS[reason]}
          </option>
        ))}
      </select>
      <button className="quiet" aria-label={`Confirmer : ${finding.label}, ${finding.where}`}>
        Confirmer
      </button>
    </form>
  );
}

const wordsPath = (draftId: string, origin: string): string =>
  origin === 'text'
    ? `/brouillons/${draftId}/texte`
    : ['needs', 'objectives'].includes(origin)
      ? stepPath(draftId, 'AUDIENCE')
      : stepPath(draftId, 'CHECK');

function Unchecked({ draft }: { draft: ReviewDraft }) {
  const waiting = draft.checks.filter(({ state }) => state === 'PENDING');
  const failed = draft.checks.filter(({ state }) => state === 'FAILED');
  if (waiting.length + failed.length === 0) return null;
  return (
    <ul className="links">
      {waiting.map(({ name }) => (
        <li key={name}>« {name} » : pas encore vérifié. Il le sera avant la publication.</li>
      ))}
      {failed.map(({ name }) => (
        <li key={name}>« {name} » : nous n’avons pas pu le lire en entier. Vérifiez-le vous-même.</li>
      ))}
    </ul>
  );
}
