import { MarkedWords } from '../compare/marked-words.js';
import { type FormState, textOf } from '../layout/form.js';
import type { SourceUpdate } from './update.js';

type Piece = SourceUpdate['pieces'][number];

const CHANGES: Record<Piece['change'], string> = {
  CHANGED: 'modifié',
  ADDED: 'ajouté',
  REMOVED: 'retiré',
  MOVED: 'déplacé',
};

/** Each piece with its three states and its choice; a conflict keeps mine until the person decides otherwise. */
export function UpdatePieces({ pieces, form }: { pieces: readonly Piece[]; form: FormState }) {
  return (
    <>
      {pieces.map((piece) => (
        <fieldset key={piece.id} className="stack-s piece">
          <legend className="title">
            {piece.label} {CHANGES[piece.change]}
            {piece.state === 'CONFLICT' && ', que vous avez changé aussi'}
          </legend>
          <ThreeTexts piece={piece} />
          <Take piece={piece} form={form} />
        </fieldset>
      ))}
    </>
  );
}

function ThreeTexts({ piece }: { piece: Piece }) {
  const { mine, originalThen, originalNow, fileThen, fileNow } = piece;
  const isMineAsThen = mine === originalThen && piece.kind !== 'FILE';
  return (
    <dl className="facts three-texts">
      <dt>{isMineAsThen ? 'Chez vous, comme l’original alors' : 'Chez vous'}</dt>
      <dd className="marked">
        {isMineAsThen ? said(mine) : mine ? <MarkedWords words={piece.myWords} /> : said(null)}
      </dd>
      {!isMineAsThen && originalThen !== null && (
        <>
          <dt>L’original alors</dt>
          <dd className="marked">
            {fileThen ? <a href={fileThen.downloadUrl}>{originalThen}</a> : originalThen}
          </dd>
        </>
      )}
      <dt>L’original maintenant</dt>
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

function Take({ piece, form }: { piece: Piece; form: FormState }) {
  const name = `choix-${piece.id}`;
  const isConflict = piece.state === 'CONFLICT';
  const chosen = textOf(form.values, name) || (isConflict ? 'MINE' : 'THEIRS');
  const radio = (value: string, label: string) => (
    <label className="cluster">
      <input type="radio" name={name} value={value} checked={chosen === value} /> {label}
    </label>
  );
  const text = textOf(form.values, `texte-${piece.id}`) || piece.originalNow || piece.mine || '';
  return (
    <>
      <div className="cluster">
        {radio('THEIRS', piece.originalNow === null ? 'Retirer aussi' : 'Prendre')}
        {radio('MINE', piece.mine === null ? 'Ne pas prendre' : 'Garder le mien')}
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
