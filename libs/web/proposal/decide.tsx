import { TextArea } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import { plural, typeset } from '../layout/words.js';
import { type Piece, Take, UpdatePieces } from '../update/update-pieces.js';
import { AUTHOR_WORDS } from './proposal-words.js';
import type { Proposal } from './proposal.js';

/** The author's form: an answer to each change, sent together. Nothing is decided for her. */
export function Decide({ proposal, form }: { proposal: Proposal; form: FormState }) {
  const { id, pieces, resource } = proposal;
  return (
    <form className="stack-l" id="morceaux" method="post" action={`/propositions/${id}`} noValidate>
      <input type="hidden" name="version" value={resource.latestVersion ?? 1} />
      <input type="hidden" name="revision" value={resource.draft?.revision ?? ''} />
      <p>
        {pieces.length === 0
          ? 'Votre ressource contient déjà tout ce qui est proposé.'
          : `${plural(pieces.length, 'changement proposé', 'changements proposés')}, à accepter ou à refuser un par un.`}
        <MovedOn proposal={proposal} />
      </p>
      <UpdatePieces
        pieces={pieces}
        words={AUTHOR_WORDS}
        errorOf={(piece) => form.problems.find(({ field }) => field === `decisions.${piece.id}`)?.message}
      >
        {(piece, place) => (
          <>
            <Take piece={piece} form={form} words={AUTHOR_WORDS} preset="" />
            <Answer piece={piece} place={place} form={form} />
          </>
        )}
      </UpdatePieces>
      <Brought works={proposal.brings} />
      <div className="stack form">
        <TextArea
          form={form}
          name="message"
          label="Un mot pour la personne qui propose (facultatif)"
          className="short"
        />
        <p>
          <button className="btn btn-main">Envoyer mes réponses</button>
        </p>
        <p className="hint">
          Ce que vous acceptez entre dans le brouillon de votre prochaine version, qui citera cette personne.
          Rien n’est publié sans vous.
        </p>
      </div>
    </form>
  );
}

/** Three texts are new to whoever has not seen an update: said once, where there are any. */
function MovedOn({ proposal: { pieces } }: { proposal: Proposal }) {
  const both = pieces.filter(({ state }) => state === 'CONFLICT').length;
  if (both === 0) return null;
  return (
    <>
      {' '}
      Votre ressource a changé depuis : {plural(both, 'passage montre', 'passages montrent')} trois textes, et
      le vôtre reste si vous refusez.
    </>
  );
}

/** Works of others enter with whatever is accepted: said before the answer is sent. */
function Brought({ works }: { works: readonly string[] }) {
  if (works.length === 0) return null;
  return (
    <div className="stack-s">
      <p>
        Avec cette proposition {works.length === 1 ? 'vient' : 'viennent'}, dès qu’un changement est accepté :
      </p>
      <ul>
        {works.map((work) => (
          <li key={work}>{typeset(work)}</li>
        ))}
      </ul>
      <p className="hint">
        Votre brouillon les déclarera et les créditera : retirez-y ce dont vous ne vous servez pas.
      </p>
    </div>
  );
}

function Answer({ piece, place, form }: { piece: Piece; place: number; form: FormState }) {
  const name = `reponse-${piece.id}`;
  const said = textOf(form.values, name);
  return (
    <details open={said !== ''}>
      <summary>Répondre</summary>
      <label className="field">
        <span className="vh">Votre réponse au changement {place}</span>
        <textarea name={name} rows={2}>{`\n${said}`}</textarea>
      </label>
    </details>
  );
}
