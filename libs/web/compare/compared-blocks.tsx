import type { CompareQuery } from '#contract';
import { plural } from '../layout/words.js';
import { MarkedWords } from './marked-words.js';

type Block = NonNullable<NonNullable<CompareQuery['compareVersions']>['text']>['blocks'][number];

const STATES = {
  SAME: '',
  FOLDED: '',
  CHANGED: 'Modifié',
  ADDED: 'Ajouté',
  REMOVED: 'Retiré',
  MOVED: 'Déplacé',
};

/** Two texts laid over each other, block by block; what did not change is folded. */
export function ComparedBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <ol className="compared" role="list">
      {blocks.map((block, index) => (
        <li key={index} className={block.state === 'SAME' ? 'soft marked' : 'marked'}>
          {STATES[block.state] && <strong>{STATES[block.state]}</strong>}
          {block.state === 'FOLDED' ? <Folded block={block} /> : <MarkedWords words={block.words} />}
        </li>
      ))}
    </ol>
  );
}

function Folded({ block: { count, words } }: { block: Block }) {
  return (
    <details>
      <summary>{plural(count, 'passage inchangé', 'passages inchangés')}</summary>
      <div className="soft">{words.map(({ text }) => text)}</div>
    </details>
  );
}
