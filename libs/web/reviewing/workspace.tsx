import { ErrorsSummary } from '../layout/errors-summary.js';
import { CheckBox, RadioGroup, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, NBSP, plural, typeset } from '../layout/words.js';
import { DocumentPane, type DocumentPaneProps } from './document-pane.js';
import { unkept } from './review-conflict.js';
import { type Assignment, fillReview, unanswered } from './review-form.js';
import { NewRemark } from './new-remark.js';
import { textOfTrail, trailIn } from './passage-pages.js';
import { isOnlyNew, remarkIn } from './reading-place.js';
import { shownPage, textOfPlace } from './remark-place.js';
import { Remarks } from './remarks.js';
import { fieldId } from './rubric-answers.js';
import { RubricForm } from './rubric-form.js';

interface WorkspaceProps extends Pick<DocumentPaneProps, 'changes'> {
  assignment: Assignment;
  form: FormState | null;
  /** Whether what is in the form is kept, though something is to be mended. */
  isSaved: boolean;
  /** Where she is in the document, and what a button chose for her next remark. */
  at: FormBody;
}

/** The document at the left, what she thinks of it at the right; on a phone one after the other. */
export function workspaceView(props: WorkspaceProps, done?: string): View {
  const { assignment, at } = props;
  const { work, campaign, review } = assignment;
  const isWritable = assignment.state === 'ACCEPTED';
  const values = { ...fillReview(review), ...remarkIn(at) };
  const form = (isWritable && props.form) || { values, problems: props.form?.problems ?? [] };
  return {
    title: `Relire «${NBSP}${work?.title ?? 'cette ressource'}${NBSP}»`,
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack">
        <DoneNotice done={done} />
        <ErrorsSummary
          problems={form.problems}
          safe={isWritable ? safeWords(props.isSaved) : 'Ce que vous veniez d’écrire est plus bas.'}
          hrefOf={(field) => `#${fieldId(field)}`}
        />
        <p className="soft">
          Campagne «{NBSP}
          {campaign.title}
          {NBSP}»{assignment.dueAt ? ` · à rendre le ${dayOf(assignment.dueAt)}` : ''} · environ 15{NBSP}min
        </p>
        <h1>{work ? `Relire «${NBSP}${typeset(work.title)}${NBSP}»` : 'Une relecture close'}</h1>
        {!isWritable && props.form && <Unkept assignment={assignment} form={props.form} />}
        {work ? (
          <Reading {...props} work={work} form={form} />
        ) : (
          <p className="notice">{closedWords(assignment.state)}</p>
        )}
      </main>
    ),
  };
}

interface ReadingProps extends Omit<WorkspaceProps, 'form'> {
  work: NonNullable<Assignment['work']>;
  form: FormState;
}

function Reading({ assignment, work, changes, form, at }: ReadingProps) {
  const { review, state, id } = assignment;
  const isWritable = state === 'ACCEPTED';
  const [address, trail, onlyNew] = [`/relectures/${id}`, trailIn(at), isOnlyNew(at)];
  const seen = shownPage(work.files, textOf(at, 'vue'));
  const shown = seen ? textOfPlace({ file: seen.file.number, page: seen.page.number, point: null }) : '';
  const remarks = review?.remarks ?? [];
  const place = { work, changes, trail, onlyNew, isWritable, address, remarks, shown };
  return (
    <form
      className="prints"
      method="post"
      action={address}
      noValidate
      data-autosave={isWritable || undefined}
    >
      <input type="hidden" name="revision" value={textOf(form.values, 'revision') || '0'} />
      <input type="hidden" name="page" value={textOfTrail(trail)} />
      {!onlyNew && <input type="hidden" name="tout" value="oui" />}
      {/* Enter in a field saves; it never sends. */}
      <button className="vh" name="action" value="enregistrer" tabIndex={-1} aria-hidden="true">
        Enregistrer
      </button>
      <div className="panes">
        <div className="stack-l">
          <DocumentPane {...place} chosen={textOf(form.values, 'lieu')} />
          <section className="stack" aria-labelledby="remarques">
            <h2 className="title" id="remarques">
              Vos remarques
            </h2>
            <Remarks remarks={remarks} isWritable={isWritable} shown={shown} />
            {isWritable && <NewRemark form={form} files={work.files.map(({ name }) => name)} />}
          </section>
        </div>
        <Opinion assignment={assignment} form={form} />
      </div>
    </form>
  );
}

/** Why there is nothing to read any more. */
const closedWords = (state: Assignment['state']): string =>
  state === 'ACCEPTED' || state === 'SENT'
    ? 'Cette ressource n’est plus lisible : elle a été retirée, ou elle est masquée. Rien n’est à faire.'
    : 'Cette relecture n’est plus à faire : vous l’avez déclinée, ou quelqu’un d’autre a été sollicité.';

const safeWords = (isSaved: boolean): string =>
  isSaved
    ? 'Tout le reste est enregistré.'
    : 'Rien n’est perdu : vos réponses sont toujours dans le formulaire.';

/** It may not be written any more: what she typed is given back, to be copied. */
function Unkept({ assignment, form }: { assignment: Assignment; form: FormState }) {
  const texts = unkept(assignment, form.values);
  if (texts.length === 0) return null;
  return (
    <section className="notice notice-alert stack-s" aria-labelledby="non-garde">
      <h2 className="title" id="non-garde">
        Ce que vous veniez d’écrire n’est pas enregistré
      </h2>
      <p>Copiez ce que vous voulez garder avant de quitter cette page.</p>
      {texts.map(({ label, value }) => (
        <div key={label}>
          <p className="hint">{label}</p>
          <p className="marked">{value}</p>
        </div>
      ))}
    </section>
  );
}

function Opinion({ assignment, form }: { assignment: Assignment; form: FormState }) {
  const { campaign, state, review } = assignment;
  return (
    <fieldset className="stack-l bare" disabled={state !== 'ACCEPTED'}>
      <legend className="vh">Votre relecture</legend>
      <p className="notice notice-ok">{linkWords(campaign.mode)}</p>
      <RubricForm criteria={campaign.rubric.criteria} form={form} />
      <RadioGroup form={form} name="verdict" label="Votre avis" choices={VERDICTS} />
      <TextArea
        form={form}
        name="strengths"
        label="Ce qui marche"
        hint="Commencez par ce qui marche : les auteurs le lisent d’abord."
        className="short"
      />
      <TextArea form={form} name="privateNote" label="Pour le référent seulement" className="short" />
      <Honesty form={form} />
      {state === 'ACCEPTED' && (
        <div className="send stack-s">
          <p className="cluster">
            <button className="btn btn-main" name="action" value="envoyer">
              Envoyer ma relecture
            </button>
            <button className="quiet" name="action" value="enregistrer">
              Enregistrer et finir plus tard
            </button>
          </p>
          <p className="soft">
            <small>{progress(form, assignment, review?.savedAt ?? null)}</small>
          </p>
        </div>
      )}
    </fieldset>
  );
}

const VERDICTS = [
  { value: 'PUBLISHABLE', label: 'Publiable', note: 'Utilisable telle quelle.' },
  { value: 'TO_RETOUCH', label: 'À retoucher', note: 'Utilisable, à condition de lire les remarques.' },
  {
    value: 'TO_REWORK',
    label: 'À revoir',
    note: 'Reste privé. Dites à l’auteur quoi faire, point par point.',
  },
];

/** What helped her, how she signs, whether it may be shown. */
function Honesty({ form }: { form: FormState }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="usedAi"
        label="Une intelligence artificielle a-t-elle aidé à cette relecture ?"
        choices={[
          { value: 'non', label: 'Non' },
          { value: 'oui', label: 'Oui' },
        ]}
      />
      <TextField form={form} name="aiWords" label="Si oui, pour quoi faire ?" maxLength={1000} />
      <RadioGroup
        form={form}
        name="signature"
        label="Comment signer ?"
        choices={[
          { value: 'ACADEMIE', label: 'Relecteur ou relectrice de mon académie' },
          { value: 'NAME', label: 'Mon nom', note: 'Dit aux auteurs une fois la décision prise.' },
        ]}
      />
      <CheckBox
        form={form}
        name="mayBeShown"
        label="Ma relecture peut être publiée à côté du label, si les auteurs le veulent aussi."
      />
    </>
  );
}

function progress(form: FormState, { campaign }: Assignment, savedAt: string | null): string {
  const left = unanswered(form.values, campaign.rubric.criteria);
  const rest = left === 0 ? 'Tout a une réponse.' : `Il vous reste ${plural(left, 'question', 'questions')}.`;
  return savedAt ? `${rest} Enregistré à ${hourOf(savedAt)}.` : rest;
}

const LINK_WORDS = {
  OPEN: 'Vous avez déclaré n’avoir aucun lien avec les auteurs. Ils sauront que vous relisez.',
  SINGLE_BLIND:
    'Vous avez déclaré n’avoir aucun lien avec les auteurs. Votre nom leur est caché, sauf si vous signez.',
  DOUBLE_BLIND:
    'Vous avez déclaré n’avoir aucun lien avec les auteurs. Leur nom vous est caché, et le vôtre aussi.',
} as const;

const linkWords = (mode: Assignment['campaign']['mode']): string => LINK_WORDS[mode];
