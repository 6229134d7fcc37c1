import type {
  ItemProposalLinesFragment,
  ItemProposalPartsFragment,
  ReceivedItemProposalsQuery,
} from '#contract';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { editPath, quoted } from './collection-words.js';
import { proposalPath, proposalState, proposedTitle } from './proposal-words.js';

export const PROPOSED_PER_PAGE = 20;

type Collection = NonNullable<ReceivedItemProposalsQuery['collection']>;

/** What is proposed to a collection, for who works on it: what waits first. */
export function receivedProposalsView(
  { id, title, proposals }: Omit<Collection, 'proposals'> & { proposals: ItemProposalLinesFragment },
  { page, done }: { page: number; done?: string },
): View {
  return {
    title: `Propositions pour ${quoted(title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <header className="stack">
          <p>
            <a className="back" href={editPath(id)}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Propositions</h1>
        </header>
        <Lines
          lines={proposals}
          isCurator
          empty="Rien encore. Quand la collection est publique, sa page offre à chaque collègue de proposer une ressource."
        />
        <Pager
          page={page}
          pageCount={Math.ceil(proposals.totalCount / PROPOSED_PER_PAGE)}
          href={(shown) => editPath(id, `/propositions?page=${shown}`)}
        />
      </main>
    ),
  };
}

/** What she proposed to collections of others: what waits for her first. */
export function madeProposalsView(
  lines: ItemProposalLinesFragment,
  { page, done }: { page: number; done?: string },
): View {
  return {
    title: 'Mes propositions à des collections',
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <header className="stack">
          <p>
            <a className="back" href="/mes/collections">
              Mes collections
            </a>
          </p>
          <h1 className="display">Mes propositions à des collections</h1>
        </header>
        <Lines
          lines={lines}
          isCurator={false}
          empty={`Rien encore. ${quoted('Proposer une ressource')} est sur la page de chaque collection publique.`}
        />
        <Pager
          page={page}
          pageCount={Math.ceil(lines.totalCount / PROPOSED_PER_PAGE)}
          href={(shown) => `/mes/collections/propositions?page=${shown}`}
        />
      </main>
    ),
  };
}

interface LinesProps {
  lines: ItemProposalLinesFragment;
  isCurator: boolean;
  empty: string;
}

function Lines({ lines, isCurator, empty }: LinesProps) {
  if (lines.edges.length === 0) return <p className="soft prose">{empty}</p>;
  return (
    <ul className="entries" role="list">
      {lines.edges.map(({ node }) => (
        <li key={node.id} className="entry stack-s prose">
          <Entry proposal={node} isCurator={isCurator} />
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  proposal: ItemProposalPartsFragment;
  isCurator: boolean;
}

function Entry({ proposal, isCurator }: EntryProps) {
  const { id, reason, proposer, collection, answer } = proposal;
  return (
    <>
      <h2 className="title">
        <a href={proposalPath(id)}>{typeset(proposedTitle(proposal))}</a>
      </h2>
      <p className="soft">{isCurator ? `par ${proposer?.name ?? GONE}` : collectionWords(collection)}</p>
      <p className="brief">{reason}</p>
      <p className="hint">
        {proposalState(proposal, isCurator)} {answer}
      </p>
    </>
  );
}

const GONE = 'une personne dont le compte est fermé';

/** One that is no longer public is not named. */
const collectionWords = (collection: EntryProps['proposal']['collection']): string =>
  collection ? `pour ${quoted(collection.title)}` : 'pour une collection qui n’est plus publique';
