import type { ReadingChangesPartsFragment } from '#contract';
import { NBSP, plural } from '../layout/words.js';
import { changesWords, ReadingChanges } from '../submission/reading-changes.js';
import { FilePages, type FilePagesProps } from './file-pages.js';
import { fitting, startOf, textOfTrail, type Trail } from './passage-pages.js';
import type { Assignment } from './review-form.js';

type Work = NonNullable<Assignment['work']>;
type Passage = Work['passages']['edges'][number]['node'];

/** In letters: a table above it is folded. */
const LONG_TABLE = 600;

export interface DocumentPaneProps extends FilePagesProps {
  /** Where the pages of its passages began. */
  trail: Trail;
  onlyNew: boolean;
  /** Since the round before; null in a first reading. */
  changes: ReadingChangesPartsFragment | null;
}

/**
 * What is read: its files, its pages as pictures, its words passage by passage. While she writes, going on saves first: a
 * link would lose what she has not saved.
 */
export function DocumentPane(props: DocumentPaneProps) {
  const { work, changes, onlyNew, address } = props;
  return (
    <section className="stack" aria-labelledby="document">
      <h2 className="title" id="document">
        {work.version ? `Le document, version${NBSP}${work.version.number}` : 'Le document'}
      </h2>
      <FilePages {...props} />
      {changes && <Delta changes={changes} onlyNew={onlyNew} address={address} />}
      <Passages {...props} />
      <More {...props} />
    </section>
  );
}

interface DeltaProps extends Pick<DocumentPaneProps, 'onlyNew' | 'address'> {
  changes: ReadingChangesPartsFragment;
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
      {shownIn(work).map((passage) => (
        <li key={passage.number} id={`p${passage.number}`}>
          {isWritable ? (
            <button
              className="quiet"
              name="commenter"
              value={passage.number}
              aria-label={`Commenter le passage ${passage.number}`}
            >
              {passage.number}
            </button>
          ) : (
            <span>{passage.number}</span>
          )}
          <Said passage={passage} isNew={work.round > 1 && passage.isNew} />
        </li>
      ))}
    </ol>
  );
}

const shownIn = ({ passages }: Work): readonly Passage[] => fitting(passages.edges.map(({ node }) => node));

/** As it looks in its document; a long table as its words, folded. */
function Said({ passage: { html, text, kind }, isNew }: { passage: Passage; isNew: boolean }) {
  if (html !== null && !isNew) return <div className="document" dangerouslySetInnerHTML={{ __html: html }} />;
  return (
    <div>
      {isNew && <strong>Nouveau : </strong>}
      {html !== null ? (
        <div className="document" dangerouslySetInnerHTML={{ __html: html }} />
      ) : kind === 'table' && text.length > LONG_TABLE ? (
        <details>
          <summary>Un tableau de {plural(text.split('\n').length, 'ligne', 'lignes')}</summary>
          <p className="marked">{text}</p>
        </details>
      ) : (
        <p className={kind === 'heading' ? 'is-title' : 'marked'}>{text}</p>
      )}
    </div>
  );
}

function More(props: DocumentPaneProps) {
  const { work, trail } = props;
  const shown = shownIn(work).length;
  const hasMore = work.passages.pageInfo.hasNextPage || shown < work.passages.edges.length;
  if (!hasMore && trail.length < 2) return null;
  return (
    <p className="cluster">
      {trail.length > 1 && <Go {...props} to={trail.slice(0, -1)} words="Passages précédents" />}
      {hasMore && <Go {...props} to={[...trail, startOf(trail) + shown]} words="Passages suivants" />}
    </p>
  );
}

function Go({ to, words, isWritable, address, onlyNew }: DocumentPaneProps & { to: Trail; words: string }) {
  const value = textOfTrail(to);
  return isWritable ? (
    <button className="quiet" name="aller" value={value}>
      {words}
    </button>
  ) : (
    <a href={`${address}?page=${value}${onlyNew ? '' : '&tout=oui'}`}>{words}</a>
  );
}
