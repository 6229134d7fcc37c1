import type { SourceUpdatePageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';
import { comparePath } from '../compare/compare-path.js';
import { type PieceWords, Take, UpdatePieces } from './update-pieces.js';

export type Draft = NonNullable<SourceUpdatePageQuery['draft']>;
export type SourceUpdate = Draft['sourceUpdates'][number];

export const POLICIES = ['FROZEN', 'NOTIFY', 'CORRECTIONS'] as const;

const POLICY_LABELS: Record<(typeof POLICIES)[number], string> = {
  FROZEN: 'Figer : ne plus rien me dire de cet original',
  NOTIFY: 'Me prévenir quand il change',
  CORRECTIONS:
    'Suivre les corrections : les passages que je n’ai jamais touchés viennent seuls dans mon brouillon',
};

const WORDS: PieceWords = {
  mine: 'Chez vous',
  mineUntouched: 'Chez vous, comme l’original alors',
  then: 'L’original alors',
  now: 'L’original maintenant',
  conflict: ', que vous avez changé aussi',
  take: ({ originalNow }) => (originalNow === null ? 'Retirer aussi' : 'Prendre'),
  keep: ({ mine }) => (mine === null ? 'Ne pas prendre' : 'Garder le mien'),
};

interface UpdatePage {
  draft: Draft;
  /** Null: there is nothing newer to take. */
  update: SourceUpdate | null;
  form: FormState;
}

export function updateView({ draft, update, form }: UpdatePage, done?: string): View {
  return {
    title: 'Mettre à jour depuis l’original',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary
          problems={form.problems}
          safe="Rien n’a été changé dans votre brouillon."
          hrefOf={() => '#morceaux'}
        />
        <div className="stack">
          <p>
            <a className="back" href={`/brouillons/${draft.id}`}>
              Revenir au brouillon
            </a>
          </p>
          <h1 className="display">Mettre à jour depuis l’original</h1>
          {!update && <p className="lead">Votre brouillon part déjà de la version la plus récente.</p>}
          {update && <News update={update} />}
        </div>
        {update && <Choices draft={draft} update={update} form={form} />}
        {update && <Follow draft={draft} update={update} />}
      </main>
    ),
  };
}

function News({ update }: { update: SourceUpdate }) {
  const { source, sourceTitle, pinned, newest, whatChanged } = update;
  const pair = { slug: source.slug, a: pinned.number, b: newest.number, other: null };
  return (
    <>
      <p className="lead">
        « {sourceTitle} » en est à la version {newest.number}, du {dayOf(newest.publishedAt)}. Votre
        adaptation partait de la version {pinned.number}. Ce que vous ne prenez pas reste tel que vous l’avez.
      </p>
      {whatChanged.length > 0 && (
        <blockquote className="slip">
          {whatChanged.join(' ')}
          <footer>Ce que son auteur en dit</footer>
        </blockquote>
      )}
      {update.licenceChanged && (
        <p className="notice">
          Sa licence a changé : {pinned.licence.label} hier, {newest.licence.label} aujourd’hui. Sans mise à
          jour, votre adaptation garde celle d’hier.
        </p>
      )}
      <p>
        <a href={comparePath(pair)}>Comparer ses deux versions en entier</a>
      </p>
    </>
  );
}

function Choices({ draft, update, form }: { draft: Draft; update: SourceUpdate; form: FormState }) {
  const { pieces, kept, sourceId } = update;
  return (
    <form
      className="stack-l"
      id="morceaux"
      method="post"
      action={`/brouillons/${draft.id}/mise-a-jour/${sourceId}`}
    >
      <input type="hidden" name="revision" value={draft.revision} />
      <p>
        {pieces.length === 0
          ? 'Vous avez déjà tout ce qui a changé.'
          : `${plural(pieces.length, 'changement', 'changements')} de l’original.`}
        {kept > 0 &&
          ` ${plural(kept, 'passage que vous avez fait vôtre reste', 'passages que vous avez faits vôtres restent')} en place.`}
      </p>
      <UpdatePieces pieces={pieces} words={WORDS}>
        {(piece) => (
          // What both changed stays hers until she decides otherwise.
          <Take
            piece={piece}
            form={form}
            words={WORDS}
            preset={piece.state === 'CONFLICT' ? 'MINE' : 'THEIRS'}
          />
        )}
      </UpdatePieces>
      <p className="cluster">
        <button className="btn btn-main">Enregistrer mes choix</button>
        <a href={`/brouillons/${draft.id}`}>Plus tard</a>
      </p>
      <p className="soft">
        Vos choix vont dans le brouillon, rien n’est publié. Ce que vous laissez ne sera plus proposé.
      </p>
    </form>
  );
}

function Follow({ draft, update }: { draft: Draft; update: SourceUpdate }) {
  return (
    <form
      className="stack"
      method="post"
      action={`/brouillons/${draft.id}/mise-a-jour/${update.sourceId}/suivi`}
    >
      <fieldset className="stack-s">
        <legend className="title">Et pour la suite</legend>
        {POLICIES.map((policy) => (
          <label key={policy} className="choice">
            <input type="radio" name="policy" value={policy} checked={policy === update.policy} />
            <span>{POLICY_LABELS[policy]}</span>
          </label>
        ))}
      </fieldset>
      <button className="btn">Suivre ainsi</button>
    </form>
  );
}
