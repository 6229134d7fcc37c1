import type { MyProposalsQuery, ProposalLinesFragment } from '#contract';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { stateWords } from './proposal-words.js';

type Me = NonNullable<MyProposalsQuery['me']>;
type Line = ProposalLinesFragment['edges'][number]['node'];

export const PROPOSALS_PER_PAGE = 15;

export interface ShownPages {
  received: number;
  made: number;
}

/** What others propose to my resources, and what I propose to theirs. */
export function proposalsView(me: Me, pages: ShownPages, done?: string): View {
  return {
    title: 'Propositions',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <div className="stack">
          <p>
            <a className="back" href="/mes/ressources">
              Mes ressources
            </a>
          </p>
          <h1 className="display">Propositions</h1>
        </div>
        <Side
          id="recues"
          title="Reçues"
          lines={me.received}
          page={pages.received}
          href={(page) => `/mes/propositions?recues=${page}&faites=${pages.made}#recues`}
          empty="Personne n’a encore proposé de modification. Chaque page de ressource en offre le moyen à vos collègues."
        />
        <Side
          id="faites"
          title="Faites"
          lines={me.made}
          page={pages.made}
          href={(page) => `/mes/propositions?recues=${pages.received}&faites=${page}#faites`}
          empty="Une faute, une consigne plus claire, un corrigé qui manque ? « Proposer une modification » est sur la page de chaque ressource."
        />
      </main>
    ),
  };
}

interface SideProps {
  id: 'recues' | 'faites';
  title: string;
  lines: ProposalLinesFragment;
  page: number;
  href: (page: number) => string;
  empty: string;
}

function Side({ id, title, lines, page, href, empty }: SideProps) {
  const pageCount = Math.ceil(lines.totalCount / PROPOSALS_PER_PAGE);
  return (
    <section className="stack row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.edges.length === 0 ? (
        <p className="soft prose">{empty}</p>
      ) : (
        <ul className="entries" role="list">
          {lines.edges.map(({ node }) => (
            <li key={node.id} className="entry stack-s prose">
              <Entry line={node} isReceived={id === 'recues'} />
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pageCount={pageCount} href={href} />
    </section>
  );
}

function Entry({ line, isReceived }: { line: Line; isReceived: boolean }) {
  return (
    <>
      <h3 className="title">
        <a href={`/propositions/${line.id}`}>{typeset(line.title)}</a>
        {isReceived && <span className="soft">, par {line.proposer.name}</span>}
      </h3>
      {line.reason && <p>{line.reason}</p>}
      <p className="hint">{stateWords(line)}</p>
    </>
  );
}
