import type { DraftStepName, DraftUpdatesQuery, StepState } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf } from '../layout/words.js';
import type { Draft } from './step-frame.js';
import { stepPath, STEPS, stepTodo } from './steps.js';

/** An original that has a newer version. */
type WaitingUpdate = NonNullable<DraftUpdatesQuery['draft']>['sourceUpdates'][number];

const STATES: Record<StepState, { label: string; className: string }> = {
  DONE: { label: 'Terminé', className: 'state state-done' },
  TODO: { label: 'À compléter', className: 'state state-todo' },
  OPTIONAL: { label: 'Facultatif', className: 'state soft' },
  WAITING: { label: 'À la fin', className: 'state soft' },
};

export function taskListView(draft: Draft, updates: readonly WaitingUpdate[], done?: string): View {
  const todo = stepTodo(draft.steps);
  return {
    title: draft.title ?? 'Votre brouillon',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <div className="two">
          <div className="stack">
            <DoneNotice done={done} />
            <p className="soft">
              {draft.nextVersion > 1
                ? `Brouillon de la version ${draft.nextVersion}, invisible pour les autres`
                : 'Brouillon, invisible pour les autres'}
            </p>
            <h1 className="display">{draft.title ?? 'Votre brouillon, encore sans titre'}</h1>
            <p className="lead">
              Cinq étapes, dans l’ordre que vous voulez. Rien n’est public tant que vous ne l’avez pas décidé.
            </p>
            {updates.map(({ sourceId, sourceTitle }) => (
              <p key={sourceId} className="notice">
                « {sourceTitle} », votre original, a changé depuis.{' '}
                <a href={`/brouillons/${draft.id}/mise-a-jour/${sourceId}`}>Voir ce que j’en prends</a>
              </p>
            ))}
            <ol className="tasks" role="list">
              {draft.steps.map((step) => (
                <Task key={step.name} draft={draft} {...step} />
              ))}
            </ol>
            <p className="cluster">
              {todo ? (
                <a className="btn btn-main" href={stepPath(draft.id, todo.name)}>
                  Continuer : {todo.title.toLowerCase()}
                </a>
              ) : (
                <a className="btn btn-main" href={stepPath(draft.id, 'REVIEW')}>
                  Relire et publier
                </a>
              )}
              <a href="/mes/ressources">Garder pour plus tard</a>
            </p>
            <p className="soft">
              Enregistré le {dayOf(draft.updatedAt)} à {hourOf(draft.updatedAt)}.
            </p>
          </div>
          <Around draft={draft} />
        </div>
      </main>
    ),
  };
}

function Task({
  draft,
  name,
  state,
  summary,
}: {
  draft: Draft;
  name: DraftStepName;
  state: StepState;
  summary: string;
}) {
  return (
    <li>
      <a href={stepPath(draft.id, name)}>{STEPS[name].title}</a>{' '}
      <span className={STATES[state].className}>{STATES[state].label}</span>
      <small>{summary}</small>
    </li>
  );
}

function Around({ draft }: { draft: Draft }) {
  const levelLabel = draft.levels.map(({ label }) => label).join(', ');
  return (
    <aside className="stack side" aria-label="Autour de ce brouillon">
      <div className="draft">
        <CoverImage resource={{ id: draft.resource.id, version: { ...draft, levelLabel } }} />
      </div>
      {draft.licenceQuestion && <Question question={draft.licenceQuestion} />}
      <h2 className="title">Autour de ce brouillon</h2>
      <ul className="links">
        <li>
          <a href={`/brouillons/${draft.id}/texte`}>
            {draft.text ? 'Reprendre le texte' : 'Écrire un texte'}
          </a>
        </li>
        <li>
          <a href={stepPath(draft.id, 'REVIEW')}>Voir l’aperçu</a>
        </li>
        {draft.nextVersion > 1 && (
          <li>
            <a href={`/r/${draft.resource.slug}`}>Voir la version publiée</a>
          </li>
        )}
        <li>
          <a href={`/brouillons/${draft.id}/supprimer`}>Supprimer le brouillon</a>
        </li>
      </ul>
    </aside>
  );
}

export function Question({ question }: { question: NonNullable<Draft['licenceQuestion']> }) {
  return (
    <>
      <h2 className="title">Votre question sur les droits</h2>
      <blockquote className="slip">
        {question.question}
        <footer>Posée le {dayOf(question.askedAt)}</footer>
      </blockquote>
      {question.answer ? (
        <blockquote className="slip">
          {question.answer}
          {question.answeredAt && <footer>Réponse de la modération, le {dayOf(question.answeredAt)}</footer>}
        </blockquote>
      ) : (
        <p className="soft">La réponse arrivera par courriel, et s’affichera ici.</p>
      )}
    </>
  );
}

export function deleteDraftView(draft: Draft): View {
  return {
    title: 'Supprimer le brouillon',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack narrow" method="post" action={`/brouillons/${draft.id}/supprimer`}>
          <h1>Supprimer ce brouillon ?</h1>
          <p className="lead">
            « {draft.title ?? 'Brouillon sans titre'} » et les fichiers déposés ici seront effacés.
          </p>
          {draft.nextVersion > 1 && <p>La version déjà publiée reste en place, à la même adresse.</p>}
          <p className="cluster">
            <button className="btn btn-danger">Supprimer le brouillon</button>
            <a href={`/brouillons/${draft.id}`}>Le garder</a>
          </p>
        </form>
      </main>
    ),
  };
}
