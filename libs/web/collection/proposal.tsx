import type { ItemProposalPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { SelectField, TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { dayOf, typeset } from '../layout/words.js';
import { readPath } from './collection-path.js';
import { editPath, quoted } from './collection-words.js';
import { proposalPath, proposalState, proposedTitle } from './proposal-words.js';

type Proposal = NonNullable<ItemProposalPageQuery['proposal']>;

interface ProposalProps {
  proposal: Proposal;
  form: FormState;
  done?: string;
}

/** A proposal to a collection, as its proposer and the curators read it; what each may do stands under it. */
export function proposalView({ proposal, form, done }: ProposalProps): View {
  const { collection, resource, viewerCan } = proposal;
  const title = proposedTitle(proposal);
  return {
    title: `Proposition : ${title}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            {collection?.viewerCan.curate ? (
              <a className="back" href={editPath(collection.id, '/propositions')}>
                Propositions
              </a>
            ) : (
              <a className="back" href="/mes/collections/propositions">
                Mes propositions à des collections
              </a>
            )}
          </p>
          <h1 className="display">{typeset(title)}</h1>
          <Where proposal={proposal} />
          {resource.version && (
            <p>
              <a href={`/r/${resource.slug}`}>Voir la ressource</a>
            </p>
          )}
        </header>
        <Said proposal={proposal} />
        {viewerCan.decide && <Accept proposal={proposal} form={form} />}
        {viewerCan.ask && <Ask proposal={proposal} form={form} />}
        {viewerCan.reply && <Reply proposal={proposal} form={form} />}
        {viewerCan.decide && <Refuse proposal={proposal} form={form} />}
        {viewerCan.withdraw && (
          <form method="post" action={proposalPath(proposal.id, '/retirer')}>
            <button className="btn">Reprendre ma proposition</button>
          </form>
        )}
      </main>
    ),
  };
}

function Where({ proposal: { proposer, collection, createdAt } }: { proposal: Proposal }) {
  return (
    <p className="soft">
      Proposée{' '}
      {collection ? (
        <>
          pour <a href={readPath(collection.slug)}>{typeset(collection.title)}</a>
        </>
      ) : (
        'pour une collection qui n’est plus publique'
      )}{' '}
      {proposer && (
        <>
          par <a href={`/u/${proposer.slug}`}>{proposer.name}</a>
        </>
      )}
      , le {dayOf(createdAt)}.
    </p>
  );
}

/** The reason, what was asked and answered, and where it stands. */
function Said({ proposal }: { proposal: Proposal }) {
  const { reason, isNamed, proposer, thread, collection, answer } = proposal;
  const isCurator = collection?.viewerCan.curate ?? false;
  return (
    <section className="stack" aria-labelledby="dit">
      <h2 id="dit">Pourquoi elle</h2>
      <blockquote className="slip">
        {reason}
        {proposer && <footer>{proposer.name}</footer>}
      </blockquote>
      {!isNamed && <p className="soft">Sans son nom dans la collection.</p>}
      {thread.map(({ fromCurators, text, at }) => (
        <blockquote key={at} className="slip">
          {text}
          <footer>{fromCurators ? 'Qui tient la collection' : (proposer?.name ?? '')}</footer>
        </blockquote>
      ))}
      <p className="notice">
        {proposalState(proposal, isCurator)} {answer}
      </p>
    </section>
  );
}

function Accept({ proposal, form }: { proposal: Proposal; form: FormState }) {
  const sections = proposal.collection?.sections ?? [];
  return (
    <section className="row" aria-labelledby="accepter">
      <form className="stack form" method="post" action={proposalPath(proposal.id, '/accepter')} noValidate>
        <h2 id="accepter">L’accepter</h2>
        <TextArea
          form={form}
          name="note"
          label="Un mot pour qui lira"
          hint="Ses raisons, telles quelles ; changez ce qu’il faut."
          className="short"
        />
        {sections.length > 0 && (
          <SelectField
            form={form}
            name="section"
            label="Dans quelle partie ?"
            choices={[
              { value: '', label: 'Au début, hors partie' },
              ...sections.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        <p>
          <button className="btn btn-main">Accepter</button>
        </p>
      </form>
    </section>
  );
}

function Ask({ proposal, form }: { proposal: Proposal; form: FormState }) {
  return (
    <section className="row" aria-labelledby="demander">
      <form className="stack form" method="post" action={proposalPath(proposal.id, '/demander')} noValidate>
        <h2 id="demander">Poser une question</h2>
        <TextArea form={form} name="text" label="Votre question" className="short" />
        <p>
          <button className="btn">Demander</button>
        </p>
      </form>
    </section>
  );
}

function Reply({ proposal, form }: { proposal: Proposal; form: FormState }) {
  return (
    <section className="row" aria-labelledby="repondre">
      <form className="stack form" method="post" action={proposalPath(proposal.id, '/repondre')} noValidate>
        <h2 id="repondre">Répondre</h2>
        <TextArea form={form} name="text" label="Votre réponse" className="short" />
        <p>
          <button className="btn btn-main">Répondre</button>
        </p>
      </form>
    </section>
  );
}

function Refuse({ proposal, form }: { proposal: Proposal; form: FormState }) {
  return (
    <section className="row" aria-labelledby="refuser">
      <form className="stack form" method="post" action={proposalPath(proposal.id, '/refuser')} noValidate>
        <h2 id="refuser">La refuser</h2>
        <TextArea
          form={form}
          name="answer"
          label="Pourquoi elle ne convient pas ici"
          hint={`Une phrase suffit : ${quoted('nous en avons déjà trois sur ce point')}.`}
          className="short"
        />
        <p>
          <button className="btn">Refuser</button>
        </p>
      </form>
    </section>
  );
}
