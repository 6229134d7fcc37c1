import { TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { RightsPage } from './rights.js';
import type { Draft } from './step-frame.js';
import { stepPath } from './steps.js';

/** A pasted licence text or address. Asking changes nothing: it is a GET. */
export function RecogniseLicence({
  draft,
  recognised,
}: {
  draft: Draft;
  recognised: RightsPage['recognised'];
}) {
  return (
    <form className="stack row" action={`${stepPath(draft.id, 'RIGHTS')}#reconnaitre`} id="reconnaitre">
      <h2>Vous avez déjà une licence ?</h2>
      {recognised && <Recognised result={recognised.result} />}
      <div className="field">
        <label htmlFor="colle">Collez son texte ou son adresse</label>
        <textarea id="colle" name="colle" className="short">
          {`\n${recognised?.typed ?? ''}`}
        </textarea>
      </div>
      <button className="btn">La reconnaître</button>
    </form>
  );
}

function Recognised({ result }: { result: NonNullable<RightsPage['recognised']>['result'] }) {
  if (result.licence)
    return (
      <p className="notice notice-ok" role="status">
        C’est {result.licence.label}. {result.licence.description}
      </p>
    );
  return (
    <div className="notice" role="status">
      <p>
        {result.question ??
          'Nous ne reconnaissons pas cette licence. Choisissez dans la liste, ou posez la question.'}
      </p>
      {result.candidates.length > 0 && (
        <p>Ce pourrait être : {result.candidates.map(({ label }) => label).join(', ')}.</p>
      )}
    </div>
  );
}

/** « J’hésite »: the draft waits, a moderator answers by e-mail. Nothing is published meanwhile. */
export function AskQuestion({ draft, form }: { draft: Draft; form: FormState }) {
  return (
    <form
      className="stack row"
      method="post"
      action={`${stepPath(draft.id, 'RIGHTS')}/question`}
      id="hesiter"
      noValidate
    >
      <h2>J’hésite</h2>
      <TextArea
        form={form}
        name="question"
        label="Votre question à la modération"
        hint="Dites d’où vient ce qui vous fait hésiter. Le brouillon est gardé, la réponse arrive par courriel."
      />
      <button className="btn">Poser la question</button>
    </form>
  );
}
