import type { ProposalPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { NBSP, plural, typeset } from '../layout/words.js';
import { pieceId, UpdatePieces } from '../update/update-pieces.js';
import { Decide } from './decide.js';
import { Outcome } from './outcome.js';
import { PROPOSER_WORDS, stateWords } from './proposal-words.js';

export type Proposal = NonNullable<ProposalPageQuery['proposal']>;

interface ProposalProps {
  proposal: Proposal;
  form: FormState;
}

/** A proposal, for whoever made it and for the authors: each finds here what she may do now. */
export function proposalView({ proposal, form }: ProposalProps, done?: string): View {
  const { title, resource, proposer, viewerCan } = proposal;
  return {
    title: `Proposition pour «${NBSP}${title}${NBSP}»`,
    section: 'publish',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary
          problems={form.problems}
          safe="Rien n’est enregistré. Vos choix sont toujours dans le formulaire."
          hrefOf={hrefOf}
        />
        <div className="stack">
          <p>
            <a className="back" href="/mes/propositions">
              Toutes vos propositions
            </a>
          </p>
          <h1 className="display">Proposition de modification</h1>
          <p className="lead">
            Pour «{NBSP}
            <a href={`/r/${resource.slug}`}>{typeset(title)}</a>
            {NBSP}»
          </p>
          <p className="soft">
            Par <a href={`/u/${proposer.slug}`}>{proposer.name}</a>. {stateWords(proposal)}
          </p>
          <Reason proposal={proposal} />
        </div>
        {viewerCan.decide && <Decide proposal={proposal} form={form} />}
        {proposal.state === 'DECIDED' && <Outcome proposal={proposal} />}
        {proposal.draft && proposal.pieces.length > 0 && <Changes proposal={proposal} />}
        {viewerCan.send && <Send proposal={proposal} form={form} />}
        <Around proposal={proposal} />
      </main>
    ),
  };
}

/** A change without its answer leads to its own place; anything else of the list, to the list. */
function hrefOf(field: string): string {
  const [name, id] = field.split('.');
  if (name === 'decisions' && id) return `#${pieceId({ id })}`;
  return name === 'reason' ? '#reason' : '#morceaux';
}

function Reason({ proposal: { reason, proposer, viewerCan } }: { proposal: Proposal }) {
  if (!reason || viewerCan.send) return null;
  return (
    <blockquote className="slip">
      {reason}
      <footer>{proposer.name}</footer>
    </blockquote>
  );
}

/** For whoever proposes: what her copy changes, as the author will read it. */
function Changes({ proposal: { pieces } }: { proposal: Proposal }) {
  return (
    <section className="stack-l" id="morceaux" aria-labelledby="changements">
      <h2 id="changements">{plural(pieces.length, 'changement proposé', 'changements proposés')}</h2>
      <UpdatePieces pieces={pieces} words={PROPOSER_WORDS} />
    </section>
  );
}

function Send({ proposal, form }: ProposalProps) {
  const { id, draft, pieces } = proposal;
  if (!draft) return null;
  if (pieces.length === 0)
    return (
      <p className="notice" id="morceaux">
        Rien n’a changé pour le moment. <a href={`/brouillons/${draft.id}`}>Modifiez votre copie</a>, puis
        revenez l’envoyer.
      </p>
    );
  return (
    <form className="stack form" method="post" action={`/propositions/${id}/envoyer`} noValidate>
      <input type="hidden" name="revision" value={draft.revision} />
      <TextArea
        form={form}
        name="reason"
        label="Pourquoi proposez-vous cela ?"
        hint="Une phrase suffit : c’est ce que l’auteur lira d’abord."
        className="short"
      />
      <p className="cluster">
        <button className="btn btn-main">Envoyer la proposition</button>
        <a href={`/brouillons/${draft.id}`}>Continuer à modifier</a>
      </p>
      <p className="hint">
        Tant qu’elle attend une réponse, votre copie ne change plus. Vous pouvez la retirer.
      </p>
    </form>
  );
}

/** What else whoever proposed may do with her copy. */
function Around({ proposal: { id, viewerCan, state } }: { proposal: Proposal }) {
  if (!viewerCan.withdraw && !viewerCan.adapt) return null;
  return (
    <section className="stack row" aria-labelledby="copie">
      <h2 id="copie">Votre copie</h2>
      <p className="prose">
        {state === 'SENT'
          ? 'Retirée, elle redevient modifiable et peut être renvoyée. Devenue une adaptation, elle n’attend plus de réponse : vous la publierez à votre nom, en citant la ressource.'
          : 'Vous pouvez en faire une adaptation : vous la publierez à votre nom, en citant la ressource.'}
      </p>
      <div className="cluster">
        {viewerCan.withdraw && (
          <form method="post" action={`/propositions/${id}/retirer`}>
            <button className="btn">Retirer la proposition</button>
          </form>
        )}
        {viewerCan.adapt && (
          <form method="post" action={`/propositions/${id}/adapter`}>
            <button className="btn">En faire une adaptation</button>
          </form>
        )}
      </div>
    </section>
  );
}
