import { TextArea } from '../layout/fields.js';
import { type FormState, problemOf, textOf } from '../layout/form.js';
import { NBSP } from '../layout/words.js';
import type { Assignment } from './review-form.js';

type Remark = NonNullable<Assignment['review']>['remarks'][number];

/** Where a remark points, in words. */
export function placeOf({
  passage,
  part,
  page,
  quote,
}: Pick<Remark, 'passage' | 'part' | 'page' | 'quote'>): string {
  if (passage !== null)
    return part === 'texte' ? `Passage${NBSP}${passage}` : `Passage${NBSP}${passage}, ${part}`;
  if (page !== null) return `Page${NBSP}${page}`;
  return quote ? 'Un passage' : 'L’ensemble';
}

/** Remarks made so far; each can be taken away by the button beside it. */
export function Remarks({ remarks, isWritable }: { remarks: readonly Remark[]; isWritable: boolean }) {
  if (remarks.length === 0) return null;
  return (
    <ol className="stack-s" role="list">
      {remarks.map((remark, at) => (
        <li key={remark.id} id={`r${at + 1}`} className="stack-s">
          <p>
            <span className="pin">{at + 1}</span> <strong>{placeOf(remark)}</strong>
          </p>
          <p className="marked">{remark.words}</p>
          {remark.suggestion && <p className="marked">Proposition : {remark.suggestion}</p>}
          {isWritable && (
            <p>
              <button className="quiet" name="retirer" value={remark.id}>
                Retirer la remarque {at + 1}
              </button>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A remark on a passage by its number, or on a page; the same button saves everything else. */
export function NewRemark({ form }: { form: FormState }) {
  const problem = problemOf(form, 'passage');
  return (
    <details className="folds" open={textOf(form.values, 'words') !== '' || problem !== undefined}>
      <summary>Ajouter une remarque</summary>
      <div className="stack">
        <div className={problem ? 'field has-error' : 'field'}>
          <label htmlFor="passage">Sur quel passage ?</label>
          <p className="hint" id="passage-aide">
            Son numéro, dans la marge du document. Laissez vide pour l’ensemble, ou écrivez « page 2 ».
          </p>
          {problem && <p className="error">Erreur : {problem.message}</p>}
          <input
            id="passage"
            name="passage"
            className="short"
            maxLength={20}
            value={textOf(form.values, 'passage')}
            aria-describedby="passage-aide"
          />
        </div>
        <TextArea form={form} name="words" label="Votre remarque" className="short" />
        <TextArea
          form={form}
          name="suggestion"
          label="Le passage tel que vous le proposez (facultatif)"
          hint="L’auteur pourra le prendre d’un geste."
          className="short"
        />
        <p>
          <button className="btn" name="action" value="remarque">
            Ajouter la remarque
          </button>
        </p>
      </div>
    </details>
  );
}
