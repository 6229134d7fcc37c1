import type { ComponentChildren } from 'preact';
import type { UpdatePiecePartsFragment } from '#contract';
import { MarkedWords } from '../compare/marked-words.js';
import { type FormState, textOf } from '../layout/form.js';

export type Piece = UpdatePiecePartsFragment;

/** What the three states of a piece are called, and the answers to it: an update and a proposal say them apart. */
export interface PieceWords {
  mine: string;
  /** Where mine is as both started. */
  mineUntouched: string;
  then: string;
  now: string;
  /** After « Paragraphe modifié ». */
  conflict: string;
  /** « 2. Paragraphe modifié », so that a problem may name it. */
  numbered?: boolean;
  take: (piece: Piece) => string;
  keep: (piece: Piece) => string;
}

const CHANGES: Record<Piece['change'], string> = {
  CHANGED: 'modifié',
  ADDED: 'ajouté',
  REMOVED: 'retiré',
  MOVED: 'déplacé',
};

interface UpdatePiecesProps {
  pieces: readonly Piece[];
  words: PieceWords;
  /** What stands under the texts of each piece: the choice, where there is one. */
  children?: (piece: Piece, place: number) => ComponentChildren;
  /** The piece whose answer is at fault, with what to mend. */
  errorOf?: (piece: Piece) => string | undefined;
}

/** Each piece with its three states. */
export function UpdatePieces({ pieces, words, children, errorOf }: UpdatePiecesProps) {
  return (
    <>
      {pieces.map((piece, at) => {
        const error = errorOf?.(piece);
        return (
          <fieldset
            key={piece.id}
            id={pieceId(piece)}
            className={error ? 'stack-s piece has-error' : 'stack-s piece'}
            tabIndex={error ? -1 : undefined}
            aria-describedby={error ? `${pieceId(piece)}-erreur` : undefined}
          >
            <legend className="title">
              {words.numbered && `${at + 1}. `}
              {piece.label} {CHANGES[piece.change]}
              {piece.state === 'CONFLICT' && words.conflict}
            </legend>
            {error && (
              <p className="error" id={`${pieceId(piece)}-erreur`}>
                Erreur : {error}
              </p>
            )}
            <ThreeTexts piece={piece} words={words} />
            {children?.(piece, at + 1)}
          </fieldset>
        );
      })}
    </>
  );
}

export const pieceId = ({ id }: Pick<Piece, 'id'>): string => `morceau-${id}`;

function ThreeTexts({ piece, words }: { piece: Piece; words: PieceWords }) {
  const { mine, originalThen, originalNow, fileThen, fileNow } = piece;
  const isMineAsThen = mine === originalThen && piece.kind !== 'FILE';
  return (
    <dl className="facts three-texts">
      <dt>{isMineAsThen ? words.mineUntouched : words.mine}</dt>
      <dd className="marked">
        {isMineAsThen ? said(mine) : mine ? <MarkedWords words={piece.myWords} /> : said(null)}
      </dd>
      {!isMineAsThen && originalThen !== null && (
        <>
          <dt>{words.then}</dt>
          <dd className="marked">
            {fileThen ? <a href={fileThen.downloadUrl}>{originalThen}</a> : originalThen}
          </dd>
        </>
      )}
      <dt>{words.now}</dt>
      <dd className="marked">
        {fileNow ? (
          <a href={fileNow.downloadUrl}>{originalNow}</a>
        ) : originalNow ? (
          <MarkedWords words={piece.theirWords} />
        ) : (
          said(null)
        )}
      </dd>
    </dl>
  );
}

const said = (text: string | null) => text ?? <span className="soft">(rien)</span>;

interface TakeProps {
  piece: Piece;
  form: FormState;
  words: PieceWords;
  /** Checked until the person decides; empty: she has to. */
  preset: string;
}

export function Take({ piece, form, words, preset }: TakeProps) {
  const name = `choix-${piece.id}`;
  const isConflict = piece.state === 'CONFLICT';
  const chosen = textOf(form.values, name) || preset;
  const radio = (value: string, label: string) => (
    <label className="cluster">
      <input type="radio" name={name} value={value} checked={chosen === value} /> {label}
    </label>
  );
  const text = textOf(form.values, `texte-${piece.id}`) || piece.originalNow || piece.mine || '';
  return (
    <>
      <div className="cluster">
        {radio('THEIRS', words.take(piece))}
        {radio('MINE', words.keep(piece))}
        {isConflict && piece.mine !== null && piece.originalNow !== null && radio('BOTH', 'Garder les deux')}
        {piece.editable && radio('EDITED', 'Écrire autre chose')}
      </div>
      {piece.editable && (
        <details open={chosen === 'EDITED'}>
          <summary>Mes mots pour ce passage</summary>
          <label className="field">
            <span className="vh">Vos mots pour ce passage : {piece.label}</span>
            <textarea name={`texte-${piece.id}`} rows={4}>{`\n${text}`}</textarea>
          </label>
        </details>
      )}
    </>
  );
}
