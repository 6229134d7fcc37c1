import type { PermissionPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, typeset } from '../layout/words.js';
import { RightsLines } from '../resource/rights.js';

type Permission = NonNullable<PermissionPageQuery['permission']>;

export const ANSWERS = ['oui', 'non'] as const;

const TITLE = 'Une permission demandée';

export function permissionView(permission: Permission, form: FormState, done?: string): View {
  const { viewerCan } = permission;
  return {
    title: TITLE,
    section: 'notifications',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack form">
          <DoneNotice done={done} />
          <ErrorsSummary problems={form.problems} safe={viewerCan.answer ? undefined : safeOf(form)} />
          <h1 className="display">{TITLE}</h1>
          <Question permission={permission} />
          {viewerCan.answer ? (
            <Answer permission={permission} form={form} />
          ) : (
            <State permission={permission} />
          )}
          {!viewerCan.answer && <Kept form={form} />}
          <Ways permission={permission} />
        </div>
      </main>
    ),
  };
}

function Question({
  permission: { askedBy, askedAt, title, message, source, licence },
}: {
  permission: Permission;
}) {
  return (
    <>
      <p className="lead">
        <a href={`/u/${askedBy.slug}`}>{askedBy.name}</a> adapte{' '}
        <a href={`/r/${source.slug}`}>
          «{NBSP}
          {typeset(source.version?.title ?? 'cette ressource')}
          {NBSP}»
        </a>{' '}
        et demande, le {dayOf(askedAt)}, à publier son adaptation, «{NBSP}
        {typeset(title)}
        {NBSP}», sous la licence {licence.label}.
      </p>
      <blockquote className="slip prose">
        <p className="marked">{message}</p>
        <footer>Écrit par {askedBy.name}</footer>
      </blockquote>
    </>
  );
}

/** What saying yes means comes before the question. */
function Answer({
  permission: { id, licence, source, askedBy },
  form,
}: {
  permission: Permission;
  form: FormState;
}) {
  const current = source.version?.licence.label;
  return (
    <form className="stack" method="post" action={`/permissions/${id}`} noValidate>
      <section className="stack-s" aria-labelledby="si-oui">
        <h2 id="si-oui">Si vous êtes d’accord</h2>
        <ul className="stack-s">
          <li>
            {askedBy.name} pourra publier cette adaptation-là sous {licence.label}. Personne d’autre, rien
            d’autre.
          </li>
          <li>
            Votre ressource ne change pas{current ? ` : elle reste sous ${current}` : ''}. Votre nom reste au
            crédit, avec les mots « avec l’accord de l’auteur ».
          </li>
          <li>
            Qui lira l’adaptation pourra faire ce que permet {licence.label}, à elle seule :
            <details>
              <summary>Ce que permet {licence.label}</summary>
              <RightsLines rights={licence.rights} />
            </details>
          </li>
          <li>
            Vous ne pourrez pas revenir sur votre accord. S’il y a d’autres signataires, vous répondez aussi
            pour eux : parlez-leur d’abord.
          </li>
        </ul>
      </section>
      <RadioGroup
        form={form}
        name="reponse"
        label="Votre réponse"
        hint="Vous pouvez aussi ne pas répondre : sans réponse, c’est non."
        choices={[
          { value: 'oui', label: 'D’accord' },
          { value: 'non', label: 'Non' },
        ]}
      />
      <TextArea
        form={form}
        name="answer"
        label="Quelques mots (facultatif)"
        hint={`${askedBy.name} les lira avec votre réponse.`}
        className="short"
      />
      <button className="btn btn-main">Envoyer ma réponse</button>
    </form>
  );
}

/** Somebody answered first, or nobody may answer any more: what was typed is not lost. */
function Kept({ form }: { form: FormState }) {
  const typed = textOf(form.values, 'answer');
  if (!typed.trim()) return null;
  return (
    <div className="field">
      <label htmlFor="answer">Vos mots, à copier : ils ne sont pas partis</label>
      <textarea id="answer" rows={6} readOnly>{`\n${typed}`}</textarea>
    </div>
  );
}

const safeOf = (form: FormState): string =>
  textOf(form.values, 'answer').trim()
    ? 'Vos mots sont gardés plus bas : vous pouvez les copier.'
    : 'Votre réponse n’est pas partie.';

const WAITING = 'Pas encore de réponse. Elle arrivera dans les notifications de qui a demandé.';
const OBSTACLES: Record<NonNullable<Permission['obstacle']>, string> = {
  ADAPTATION_DELETED: 'L’adaptation a été supprimée avant d’être publiée : il n’y a plus rien à répondre.',
  SOURCE_WITHDRAWN:
    'La ressource a été retirée entre-temps : plus personne ne peut répondre pour elle ici. Qui a demandé peut copier son message et écrire à l’auteur par un autre chemin.',
  SOURCE_HIDDEN:
    'La ressource est masquée par la modération : personne ne peut répondre pour elle tant qu’elle l’est.',
  OWN_QUESTION: 'Vous avez posé cette question : c’est à un autre signataire de la ressource d’y répondre.',
};

function State({ permission: { state, answer, answeredAt, obstacle } }: { permission: Permission }) {
  if (state === 'ASKED' || answeredAt === null)
    return <p className="notice">{obstacle ? OBSTACLES[obstacle] : WAITING}</p>;
  return (
    <>
      <p className={state === 'GRANTED' ? 'notice notice-ok' : 'notice'}>
        {state === 'GRANTED' ? 'L’accord est donné' : 'L’accord est refusé'} le {dayOf(answeredAt)}.
      </p>
      {answer && (
        <blockquote className="slip prose">
          <p className="marked">{answer}</p>
          <footer>La réponse</footer>
        </blockquote>
      )}
    </>
  );
}

/** Where each side goes on from here. */
function Ways({ permission: { draft, resource } }: { permission: Permission }) {
  return (
    <p className="cluster">
      {draft && <a href={`/brouillons/${draft.id}/droits#sources`}>Revenir aux droits du brouillon</a>}
      {resource?.state === 'PUBLISHED' && <a href={`/r/${resource.slug}`}>Voir l’adaptation publiée</a>}
      <a href="/notifications">Toutes vos notifications</a>
    </p>
  );
}
