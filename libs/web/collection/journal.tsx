import type { CollectionJournalQuery } from '#contract';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf, plural, typeset } from '../layout/words.js';
import { editPath, quoted } from './collection-words.js';
import { journalSentence } from './journal-words.js';

type Found = NonNullable<CollectionJournalQuery['collection']>;
type Collection = Found & { journal: NonNullable<Found['journal']> };

export const LINES_PER_PAGE = 40;

/** Who changed what in a collection, and when, for who works on it. */
export function collectionJournalView({ id, title, journal }: Collection, page: number): View {
  return {
    title: `Journal de ${quoted(title)}`,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <p>
            <a className="back" href={editPath(id)}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Le journal</h1>
          <p className="lead">Qui a fait quoi, et quand. Rien ne s’y efface.</p>
        </header>
        <table className="table table-fold">
          <caption>{plural(journal.totalCount, 'ligne', 'lignes')}, la plus récente d’abord</caption>
          <thead>
            <tr>
              <th scope="col">Ce qui s’est passé</th>
              <th scope="col">Quand</th>
            </tr>
          </thead>
          <tbody>
            {journal.edges.map(({ cursor, node }) => (
              <tr key={cursor}>
                <th scope="row">{typeset(journalSentence(node))}</th>
                <td>
                  <time dateTime={node.at}>
                    {dayOf(node.at)}, {hourOf(node.at)}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Pager
          page={page}
          pageCount={Math.ceil(journal.totalCount / LINES_PER_PAGE)}
          href={(shown) => editPath(id, `/journal?page=${shown}`)}
        />
      </main>
    ),
  };
}
