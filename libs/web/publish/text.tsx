import { TextArea } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { type Draft, stepView } from './step-frame.js';
import { stepPath } from './steps.js';

export function textStepView(draft: Draft, form: FormState): View {
  return stepView({
    draft,
    step: 'FILES',
    heading: { title: 'Le texte', lead: 'Écrit ici, il se lira dans la page, sans rien télécharger.' },
    problems: form.problems,
    children: <Editor draft={draft} form={form} />,
    side: <Notation />,
  });
}

function Editor({ draft, form }: { draft: Draft; form: FormState }) {
  return (
    <>
      <form className="stack" method="post" action={`/brouillons/${draft.id}/texte`} noValidate data-autosave>
        <input type="hidden" name="revision" value={draft.revision} />
        <TextArea
          form={form}
          name="text"
          label="Le texte"
          hint="En Markdown, avec des formules entre dollars."
          className="editor"
        />
        <p className="cluster">
          <button className="btn btn-main" name="suite" value="apercu">
            Enregistrer et voir l’aperçu
          </button>
          <button className="btn" name="suite" value="verifier">
            Enregistrer et continuer
          </button>
          <a href={stepPath(draft.id, 'FILES')}>Les fichiers et les images</a>
        </p>
      </form>
      {draft.textHtml && (
        <section className="stack" aria-labelledby="apercu">
          <h2 id="apercu">L’aperçu</h2>
          <div className="reader">
            <div className="document" dangerouslySetInnerHTML={{ __html: draft.textHtml }} />
          </div>
        </section>
      )}
    </>
  );
}

const EXAMPLES: [string, string][] = [
  ['## Un titre', 'un titre de partie'],
  ['**important**', 'en gras'],
  ['- une ligne', 'une liste'],
  ['[un lien](https://exemple.fr)', 'un lien'],
  ['![Une pomme coupée en quatre](pomme.png)', 'une image déposée, avec ce qu’elle montre'],
  ['$\\frac{3}{4}$', 'une formule'],
  ['| A | B |', 'un tableau'],
];

function Notation() {
  return (
    <>
      <h2 className="title">La notation</h2>
      <dl className="stack-s">
        {EXAMPLES.map(([code, meaning]) => (
          <div key={code}>
            <dt className="hash">{code}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        Une image vient de vos fichiers. Une image d’un autre site ne s’affiche pas : rien ne doit partir
        d’ici quand on vous lit.
      </p>
    </>
  );
}
