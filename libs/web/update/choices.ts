import { choiceOf, type FormBody, textOf } from '../layout/form.js';

const TAKES = ['MINE', 'THEIRS', 'BOTH', 'EDITED'] as const;

/** « choix-<piece> » and, for other words, « texte-<piece> ». */
export function choicesIn(body: FormBody) {
  return Object.keys(body ?? {})
    .filter((name) => name.startsWith('choix-'))
    .flatMap((name) => {
      const pieceId = name.slice('choix-'.length);
      const take = choiceOf(body, name, TAKES);
      return take
        ? [{ pieceId, take, text: take === 'EDITED' ? textOf(body, `texte-${pieceId}`) : null }]
        : [];
    });
}
