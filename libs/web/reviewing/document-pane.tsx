import { NBSP } from '../layout/words.js';
import { changesWords, ReadingChanges } from '../submission/reading-changes.js';
import { FilePages, type FilePagesProps } from './file-pages.js';
import type { Assignment } from './review-form.js';

type Work = NonNullable<Assignment['work']>;

export const PASSAGES_PER_PAGE = 50;

interface DocumentPaneProps extends FilePagesProps {
  /** Of its passages, from 1. */
  page: number;
  onlyNew: boolean;
}

/**
 * What is read: its files, its pages as pictures, its words passage by passage. While she writes, going on saves first: a
 * link would lose what she has not saved.
 */
export function DocumentPane(props: DocumentPaneProps) {
  const { work, onlyNew, address } = props;
  return (
    <section className="stack" aria-labelledby="document">
      <h2 className="title" id="document">
        {work.version ? `Le document, version${NBSP}${work.version.number}` : 'Le document'}
      </h2>
      <FilePages {...props} />
      {work.changes && <Delta changes={work.changes} onlyNew={onlyNew} address={address} />}
      <Passages {...props} />
      <More {...props} />
    </section>
  );
}

interface DeltaProps extends Pick<DocumentPaneProps, 'onlyNew' | 'address'> {
  changes: NonNullable<Work['changes']>;
}

/** From the second round on, what was read before is left out, and what changed can be seen word by word. */
function Delta({ changes, onlyNew, address }: DeltaProps) {
  return (
    <>
      <p className="notice">
        {changesWords(changes)}{' '}
        {onlyNew
          ? 'Seuls les passages nouveaux ou changés sont montrés. '
          : 'Les passages nouveaux ou changés sont marqués. '}
        <a href={onlyNew ? `${address}?tout=oui` : address}>
          {onlyNew ? 'Tout montrer' : 'Ne montrer que ce qui a changé'}
        </a>
      </p>
      {changes.pageCount > 0 && (
        <details className="folds">
          <summary>Voir ce qui a changé, mot à mot</summary>
          <ReadingChanges changes={{ ...changes, pageCount: 1 }} href={() => address} />
          {changes.pageCount > 1 && <p className="soft">La suite se lit dans le document lui-même.</p>}
        </details>
      )}
    </>
  );
}

function Passages({ work, onlyNew, isWritable }: DocumentPaneProps) {
  if (work.passages.edges.length === 0)
    return work.round > 1 && onlyNew ? (
      <p className="missing">Aucun passage nouveau ou changé n’est à relire.</p>
    ) : (
      <p className="missing">Aucun texte n’a pu être lu dans ce document : ouvrez ses fichiers.</p>
    );
  return (
    <ol className="passages" role="list">
      {work.passages.edges.map(({ node }) => (
        <li key={node.number} id={`p${node.number}`}>
          {isWritable ? (
            <button
              className="quiet"
              name="commenter"
              value={node.number}
              aria-label={`Commenter le passage ${node.number}`}
            >
              {node.number}
            </button>
          ) : (
            <span>{node.number}</span>
          )}
          <p className={node.kind === 'heading' ? 'is-title' : undefined}>
            {work.round > 1 && node.isNew && <strong>Nouveau : </strong>}
            {node.text}
          </p>
        </li>
      ))}
    </ol>
  );
}

function More({ work, page, isWritable, address, onlyNew }: DocumentPaneProps) {
  const { hasNextPage, hasPreviousPage } = work.passages.pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const all = onlyNew ? '' : '&tout=oui';
  const go = (to: number, words: string) =>
    isWritable ? (
      <button className="quiet" name="aller" value={to}>
        {words}
      </button>
    ) : (
      <a href={`${address}?page=${to}${all}`}>{words}</a>
    );
  return (
    <p className="cluster">
      {hasPreviousPage && go(page - 1, 'Passages précédents')}
      {hasNextPage && go(page + 1, 'Passages suivants')}
    </p>
  );
}
