import type { ComponentChildren } from 'preact';
import type { DraftPartsFragment, DraftStepName } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { stepRank, STEPS } from './steps.js';

export type Draft = DraftPartsFragment;

interface StepFrameProps {
  draft: Draft;
  step: DraftStepName;
  /** Instead of the step's own title and lead, for a page that is part of a step. */
  heading?: { title: string; lead: string };
  problems?: readonly Problem[];
  hrefOf?: (field: string) => string;
  children: ComponentChildren;
  side?: ComponentChildren;
}

/** What all steps share: the way back, the rank, the title, the errors. */
export function stepView({ heading, ...frame }: StepFrameProps): View {
  const { draft, step, problems = [], hrefOf, children, side } = frame;
  const { title, lead } = heading ?? STEPS[step];
  return {
    title: `${title}, ${stepRank(step).toLowerCase()}`,
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <a className="back" href={`/brouillons/${draft.id}`}>
          Retour au brouillon
        </a>
        <div className={side ? 'two' : undefined}>
          <div className="stack-l">
            <div className="stack">
              <ErrorsSummary problems={problems} hrefOf={hrefOf} />
              <p className="soft">{stepRank(step)}</p>
              <h1 className="display">{title}</h1>
              <p className="lead">{lead}</p>
            </div>
            {children}
          </div>
          {side && <aside className="stack side">{side}</aside>}
        </div>
      </main>
    ),
  };
}

interface StepFormProps {
  draft: Draft;
  action: string;
  children: ComponentChildren;
  /** Other ways to send, after the main one: Enter in a field uses the first button of a form. */
  more?: ComponentChildren;
}

/** A step's form: it always knows which revision it read. */
export function StepForm({ draft, action, children, more }: StepFormProps) {
  return (
    <form className="stack-l" method="post" action={action} noValidate data-autosave>
      <input type="hidden" name="revision" value={draft.revision} />
      {children}
      <p className="cluster">
        <button className="btn btn-main">Enregistrer et continuer</button>
        <button className="quiet" name="suite" value="brouillon">
          Enregistrer et s’arrêter là
        </button>
        {more}
      </p>
    </form>
  );
}

/** « Trouvé dans votre fichier » when the field holds a found value, or what the file says otherwise. */
export function foundHint(draft: Draft, field: string, current: string): string | undefined {
  const found = draft.found.find((value) => value.field === field);
  if (found === undefined) return undefined;
  return found.value === current
    ? `Trouvé dans « ${found.where} ». Changez-le si besoin.`
    : `Dans « ${found.where} », nous lisons : « ${found.value} ».`;
}
