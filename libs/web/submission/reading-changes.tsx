import type { ReadingChangesPartsFragment } from '#contract';
import { MarkedWords } from '../compare/marked-words.js';
import { Pager } from '../layout/pager.js';
import { plural } from '../layout/words.js';

type Counts = Pick<ReadingChangesPartsFragment, 'added' | 'changed' | 'removed'>;

/** « 2 passages changés, 1 ajouté depuis la relecture précédente. » */
export function changesWords({ added, changed, removed }: Counts): string {
  const counts = [
    { count: changed, one: 'changé', many: 'changés' },
    { count: added, one: 'ajouté', many: 'ajoutés' },
    { count: removed, one: 'retiré', many: 'retirés' },
  ].filter(({ count }) => count > 0);
  const [first, ...rest] = counts;
  if (!first) return 'Rien n’a changé depuis la relecture précédente.';
  const words = [
    plural(first.count, `passage ${first.one}`, `passages ${first.many}`),
    ...rest.map(({ count, one, many }) => plural(count, one, many)),
  ];
  return `${words.join(', ')} depuis la relecture précédente.`;
}

const STATES = { ADDED: 'Ajouté', CHANGED: 'Modifié', REMOVED: 'Retiré' };

interface ReadingChangesProps {
  changes: ReadingChangesPartsFragment;
  href: (page: number) => string;
}

/** Passage by passage, the words that came underlined, those that went struck. */
export function ReadingChanges({ changes: { passages, page, pageCount }, href }: ReadingChangesProps) {
  if (passages.length === 0) return null;
  return (
    <>
      <ol className="compared" role="list">
        {passages.map(({ state, part, kind, words }, index) => (
          <li key={index} className="marked">
            <strong>{placeWords(STATES[state], part, kind)}</strong>
            <MarkedWords words={words} />
          </li>
        ))}
      </ol>
      <Pager page={page} pageCount={pageCount} href={href} />
    </>
  );
}

/** Where it stands, but for the text itself; a file that cannot be read is told by its name alone. */
function placeWords(state: string, part: string, kind: string): string {
  if (kind === 'file') return `${state} (fichier)`;
  return part === 'texte' ? state : `${state} (${part})`;
}
