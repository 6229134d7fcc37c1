import type { RubricPageQuery } from '#contract';
import { RubricTable } from '../campaign/rubric-table.js';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, plural, typeset } from '../layout/words.js';

export type Rubric = NonNullable<RubricPageQuery['rubric']>;
export type Criterion = Rubric['criteria'][number];

const most = 20;
const least = 3;

/** One rubric: read by everybody who may, written by whoever wrote it. */
export function rubricView(rubric: Rubric, form: FormState, done?: string): View {
  const isOld = rubric.versions.some(({ number }) => number > rubric.number);
  const mayEdit = rubric.viewerCan.edit && !isOld;
  return {
    title: `Grille «${NBSP}${rubric.title}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} safe="Rien n’a changé." hrefOf={hrefOf} />
        <header className="stack">
          <p>
            <a className="back" href="/referent/grilles">
              Toutes les grilles
            </a>
          </p>
          <h1 className="display">{typeset(rubric.title)}</h1>
          <p className="soft">{history(rubric)}</p>
          {mayEdit && rubric.usedAt && (
            <p className="notice">
              Cette version a servi : ce que vous changez ici fait la version {rubric.number + 1}. Celle-ci
              reste comme elle est.
            </p>
          )}
          {isOld && (
            <p className="notice">
              Elle a une version plus récente :{' '}
              <a href={`/referent/grilles/${rubric.versions[0]?.id ?? ''}`}>
                lire la version {rubric.versions[0]?.number}
              </a>
            </p>
          )}
        </header>
        {mayEdit ? <Editor rubric={rubric} form={form} /> : <RubricTable rubric={rubric} />}
        <Versions rubric={rubric} />
      </main>
    ),
  };
}

const hrefOf = (field: string): string => (field === 'title' ? '#title' : '#criteres');

function history({ number, author, usedAt }: Rubric): string {
  const by = author ? `écrite par ${author.name}` : 'venue avec Essaim';
  return `Version ${number}, ${by}. ${usedAt ? `Elle sert depuis le ${dayOf(usedAt)}.` : 'Elle n’a pas encore servi.'}`;
}

/** One form: each button says what it does to which criterion. */
function Editor({ rubric, form }: { rubric: Rubric; form: FormState }) {
  const { id, criteria } = rubric;
  return (
    <form className="stack-l" method="post" action={`/referent/grilles/${id}`} noValidate>
      <input type="hidden" name="revision" value={rubric.revision} />
      <div className="stack form">
        <TextField form={form} name="title" label="Son titre" maxLength={120} />
        <p>
          <button className="btn" name="action" value="titre">
            Enregistrer le titre
          </button>
        </p>
      </div>
      <section className="stack row" id="criteres" aria-labelledby="les-criteres">
        <h2 id="les-criteres">{plural(criteria.length, 'critère', 'critères')}</h2>
        <ol className="entries" role="list">
          {criteria.map((criterion, at) => (
            <li key={criterion.key} className="entry stack-s">
              <Line rubric={rubric} criterion={criterion} at={at} />
            </li>
          ))}
        </ol>
        {criteria.length < most && (
          <p>
            <a className="btn" href={`/referent/grilles/${id}/criteres/nouveau`}>
              Ajouter un critère
            </a>
          </p>
        )}
      </section>
    </form>
  );
}

function Line({ rubric, criterion, at }: { rubric: Rubric; criterion: Criterion; at: number }) {
  const { key, question, levels, weight } = criterion;
  const of = (
    <span className="vh">
      {' '}
      «{NBSP}
      {question}
      {NBSP}»
    </span>
  );
  return (
    <>
      <h3 className="title">
        {at + 1}. <a href={`/referent/grilles/${rubric.id}/criteres/${key}`}>{question}</a>
      </h3>
      <p className="hint">
        {plural(levels.length, 'réponse', 'réponses')}, poids {weight}
        {criterion.mayNotApply && ', ou sans objet'}
      </p>
      <p className="cluster">
        {at > 0 && (
          <button className="quiet" name="action" value={`monter:${key}`}>
            Monter{of}
          </button>
        )}
        {at < rubric.criteria.length - 1 && (
          <button className="quiet" name="action" value={`descendre:${key}`}>
            Descendre{of}
          </button>
        )}
        {rubric.criteria.length > least && (
          <button className="quiet" name="action" value={`retirer:${key}`}>
            Retirer{of}
          </button>
        )}
      </p>
    </>
  );
}

function Versions({ rubric: { versions, number } }: { rubric: Rubric }) {
  if (versions.length < 2) return null;
  return (
    <section className="stack row" aria-labelledby="versions">
      <h2 id="versions">Ses versions</h2>
      <ul>
        {versions.map((version) => (
          <li key={version.id}>
            <a
              href={`/referent/grilles/${version.id}`}
              aria-current={version.number === number ? 'true' : undefined}
            >
              Version {version.number}
            </a>
            {version.usedAt ? `, sert depuis le ${dayOf(version.usedAt)}` : ', n’a pas encore servi'}
          </li>
        ))}
      </ul>
    </section>
  );
}
