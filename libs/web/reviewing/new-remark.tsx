import { CheckBox, TextArea } from '../layout/fields.js';
import { type FormState, problemOf, textOf } from '../layout/form.js';
import { NBSP } from '../layout/words.js';
import { pageWords, placeFrom } from './remark-place.js';

interface NewRemarkProps {
  form: FormState;
  /** Names of the files of the work, by their numbers less one. */
  files: readonly string[];
}

/** A remark on a passage, on a place of a page, or on the whole; the same button saves everything else. */
export function NewRemark({ form, files }: NewRemarkProps) {
  const { values } = form;
  const place = placeFrom(textOf(values, 'lieu'));
  const isBegun = ['words', 'suggestion', 'passage', 'lieu'].some((name) => textOf(values, name) !== '');
  return (
    <details className="folds" id="remarque" open={isBegun || problemOf(form, 'passage') !== undefined}>
      <summary>Ajouter une remarque</summary>
      <div className="stack">
        <PassageField form={form} />
        <Quote text={textOf(values, 'extrait')} />
        <div className="stack-s" id="lieu-choisi" hidden={place === null}>
          <input type="hidden" name="lieu" value={textOf(values, 'lieu')} />
          <p>
            Sur la{' '}
            <span data-words>
              {place && pageWords(place.page, files[place.file - 1] ?? null)}
              {place?.point && ', à l’endroit marqué'}
            </span>
            .
          </p>
          <div id="sans-lieu" hidden={!place?.point}>
            <CheckBox
              form={form}
              name="sansLieu"
              label="Enlever l’endroit : la remarque porte sur toute la page."
            />
          </div>
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

function PassageField({ form }: { form: FormState }) {
  const problem = problemOf(form, 'passage');
  return (
    <div className={problem ? 'field has-error' : 'field'}>
      <label htmlFor="passage">Sur quel passage ?</label>
      <p className="hint" id="passage-aide">
        Son numéro, dans la marge du document. Laissez vide pour l’ensemble, ou écrivez «{NBSP}page 2{NBSP}».
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
  );
}

/** The words that were selected in the passage. */
const Quote = ({ text }: { text: string }) => (
  <div id="extrait-choisi" hidden={text === ''}>
    <input type="hidden" name="extrait" value={text} />
    <blockquote className="soft" data-words>
      {text}
    </blockquote>
  </div>
);
