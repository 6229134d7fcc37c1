import { NBSP } from '../layout/words.js';

interface Mark {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** Words added and removed: underlined and struck, and said so to who cannot see it. */
export function MarkedWords({ words }: { words: readonly Mark[] }) {
  return (
    <>
      {words.map(({ kind, text }) => {
        if (kind === 'ADDED')
          return (
            <ins>
              <span className="vh">{`ajouté${NBSP}: `}</span>
              {text}
            </ins>
          );
        if (kind === 'REMOVED')
          return (
            <del>
              <span className="vh">{`retiré${NBSP}: `}</span>
              {text}
            </del>
          );
        return text;
      })}
    </>
  );
}
