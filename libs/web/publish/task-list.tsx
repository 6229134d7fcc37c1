import type { DraftStepName, DraftUpdatesQuery, StepState } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, NBSP } from '../layout/words.js';
import type { Draft } from './step-frame.js';
import { stepPath, STEPS, stepTodo } from './steps.js';

/** What concerns a draft beside its steps: originals that have a newer version, the proposal that it is made for. */
export type Beside = Pick<NonNullable<DraftUpdatesQuery['draft']>, 'sourceUpdates' | 'proposal'>;
type Prepared = NonNullable<Beside['proposal']>;

/** Whoever proposes publishes nothing, under no licence of her own: the authors of the original do. */
const PUBLISHING = new Set<DraftStepName>(['RIGHTS', 'REVIEW']);

const STATES: Record<StepState, { label: string; className: string }> = {
  DONE: { label: 'Terminé', className: 'state state-done' },
  TODO: { label: 'À compléter', className: 'state state-todo' },
  OPTIONAL: { label: 'Facultatif', className: 'state soft' },
  WAITING: { label: 'À la fin', className: 'state soft' },
};

export function taskListView(draft: Draft, { sourceUpdates, proposal }: Beside, done?: string): View {
  const steps = proposal ? draft.steps.filter(({ name }) => !PUBLISHING.has(name)) : draft.steps;
  return {
    title: draft.title ?? 'Votre brouillon',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <div className="two">
          <div className="stack">
            <DoneNotice done={done} />
            <p className="soft">{standing(draft, proposal)}</p>
            <h1 className="display">{draft.title ?? 'Votre brouillon, encore sans titre'}</h1>
            {proposal ? <Preparing proposal={proposal} /> : <Lead />}
            {sourceUpdates.map(({ sourceId, sourceTitle }) => (
              <p key={sourceId} className="notice">
                « {sourceTitle} », votre original, a changé depuis.{' '}
                <a href={`/brouillons/${draft.id}/mise-a-jour/${sourceId}`}>Voir ce que j’en prends</a>
              </p>
            ))}
            <ol className="tasks" role="list">
              {steps.map((step) => (
                <Task key={step.name} draft={draft} {...step} />
              ))}
            </ol>
            <p className="cluster">
              <Onward draft={draft} proposal={proposal} />
              <a href="/mes/ressources">Garder pour plus tard</a>
            </p>
            <p className="soft">
              Enregistré le {dayOf(draft.updatedAt)} à {hourOf(draft.updatedAt)}.
            </p>
          </div>
          <Around draft={draft} publishes={!proposal} />
        </div>
      </main>
    ),
  };
}

function standing({ nextVersion }: Draft, proposal: Beside['proposal']): string {
  if (proposal?.state === 'SENT') return 'Copie envoyée, qui attend une réponse';
  if (proposal) return 'Copie pour une proposition, invisible pour les autres';
  return nextVersion > 1
    ? `Brouillon de la version ${nextVersion}, invisible pour les autres`
    : 'Brouillon, invisible pour les autres';
}

const Lead = () => (
  <p className="lead">
    Cinq étapes, dans l’ordre que vous voulez. Rien n’est public tant que vous ne l’avez pas décidé.
  </p>
);

function Preparing({ proposal: { title, resource, state } }: { proposal: Prepared }) {
  const isSent = state === 'SENT';
  return (
    <p className="notice">
      {isSent ? 'Vous avez envoyé une proposition pour' : 'Vous préparez une proposition pour'} «{NBSP}
      <a href={`/r/${resource.slug}`}>{title}</a>
      {NBSP}».{' '}
      {isSent
        ? 'Retirez-la pour changer encore quelque chose.'
        : 'Changez seulement ce que vous voulez proposer.'}
    </p>
  );
}

/** The one thing to do next. */
function Onward({ draft, proposal }: { draft: Draft; proposal: Beside['proposal'] }) {
  if (proposal)
    return (
      <a className="btn btn-main" href={`/propositions/${proposal.id}`}>
        {proposal.state === 'SENT' ? 'Voir la proposition' : 'Relire et envoyer la proposition'}
      </a>
    );
  const todo = stepTodo(draft.steps);
  return todo ? (
    <a className="btn btn-main" href={stepPath(draft.id, todo.name)}>
      Continuer : {todo.title.toLowerCase()}
    </a>
  ) : (
    <a className="btn btn-main" href={stepPath(draft.id, 'REVIEW')}>
      Relire et publier
    </a>
  );
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

function Around({ draft, publishes }: { draft: Draft; publishes: boolean }) {
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
        {publishes && (
          <li>
            <a href={stepPath(draft.id, 'REVIEW')}>Voir l’aperçu</a>
          </li>
        )}
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
