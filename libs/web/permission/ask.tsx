import type { AskPermissionPageQuery } from '#contract';
import { SelectField, TextArea } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { listed } from '../layout/words.js';
import { sourceAnchor } from '../publish/source-agreement.js';
import { stepView } from '../publish/step-frame.js';
import { stepPath } from '../publish/steps.js';
import { PermissionStates } from './permission-states.js';

type Draft = NonNullable<AskPermissionPageQuery['draft']>;
type Source = Draft['sources'][number];

interface AskPage {
  draft: Draft;
  source: Source;
  form: FormState;
  /** Who signs the letter, and the licence that she would like. */
  letter: { name: string; wished: string };
}

/** A letter that is written already; she changes what she likes, and it really leaves. */
export function askPermissionView(page: AskPage): View {
  const { draft, source, form } = page;
  const reach = reachOf(page);
  const hasForm = reach === 'here' && source.licencesToAsk.length > 0;
  return stepView({
    draft,
    step: 'RIGHTS',
    heading: {
      title: 'Demander son accord à l’auteur',
      lead: LEADS[reach],
    },
    problems: hasForm ? form.problems : form.problems.map((problem) => ({ ...problem, field: null })),
    children: (
      <>
        <p>
          « {source.title} »{source.authors.length > 0 && `, par ${listed(source.authors)}`},{' '}
          {source.licence.label}.
        </p>
        <PermissionStates permissions={source.permissions} />
        {reach === 'here' ? <Letter {...page} /> : <Copy {...page} />}
      </>
    ),
  });
}

/** Where her letter can go: to the inbox of the authors, or nowhere by itself. */
type Reach = 'here' | 'elsewhere' | 'gone' | 'nobody';

const LEADS: Record<Reach, string> = {
  here: 'Votre message part dans ses notifications et par courriel. Un oui ouvre la licence aussitôt.',
  elsewhere: 'Son auteur n’a pas de compte ici. Voici un message à lui envoyer ; vous joindrez sa réponse.',
  gone: 'Cette ressource a été retirée ou masquée : personne ici ne peut répondre pour elle. Voici un message à envoyer à son auteur par un autre chemin ; vous joindrez sa réponse.',
  nobody:
    'Personne ici ne peut répondre pour elle. Voici un message à envoyer à son auteur par un autre chemin ; vous joindrez sa réponse.',
};

function reachOf({ source, form }: AskPage): Reach {
  if (source.resource === null) return 'elsewhere';
  if (source.resource.state !== 'PUBLISHED') return 'gone';
  return form.problems.some(({ code }) => code === 'NOBODY_TO_ASK') ? 'nobody' : 'here';
}

function Letter(page: AskPage) {
  const { draft, source, form } = page;
  const choices = source.licencesToAsk;
  if (choices.length === 0)
    return (
      <div className="stack-s">
        <p className="notice">
          Vous avez demandé tout ce qui peut l’être : il n’y a plus qu’à attendre les réponses.
        </p>
        <Back {...page} />
      </div>
    );
  const wished = choices.find(({ id }) => id === draft.licence?.id) ?? choices[0];
  const known: FormState = {
    ...form,
    values: {
      licence: wished?.id,
      message: letterOf(page, 'la licence choisie dans cette demande'),
      ...form.values,
    },
  };
  return (
    <form
      className="stack form"
      method="post"
      action={`${stepPath(draft.id, 'RIGHTS')}/sources/${source.id}/demande`}
      noValidate
    >
      <SelectField
        form={known}
        name="licence"
        label="Sous quelle licence voulez-vous publier ?"
        hint="L’accord vaut pour cette licence, et pour cette adaptation seulement."
        choices={choices.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextArea
        form={known}
        name="message"
        rows={14}
        label="Votre message"
        hint="Il part tel quel, avec votre nom. De votre brouillon, l’auteur ne voit que le titre."
      />
      <p className="cluster">
        <button className="btn btn-main">Envoyer ma demande</button>
        <Back {...page} />
      </p>
    </form>
  );
}

/** To somebody without an account here: nothing leaves by itself. */
function Copy(page: AskPage) {
  const typed = textOf(page.form.values, 'message').trim();
  return (
    <div className="stack form">
      <div className="field">
        <label htmlFor="lettre">Le message à copier</label>
        <textarea
          id="lettre"
          rows={14}
          readOnly
        >{`\n${typed || letterOf(page, `la licence ${page.letter.wished}`)}`}</textarea>
      </div>
      <p>
        Sa réponse reçue, recopiez-la sous la source, dans « L’accord écrit de son auteur » : la licence sera
        à vérifier, et vous pourrez publier.
      </p>
      <Back {...page} />
    </div>
  );
}

const Back = ({ draft, source }: AskPage) => (
  <a href={`${stepPath(draft.id, 'RIGHTS')}#${sourceAnchor(source.id)}`}>Revenir aux droits</a>
);

const letterOf = ({ draft, source, letter }: AskPage, wished: string): string =>
  [
    'Bonjour,',
    `J’ai adapté votre travail, « ${source.title} », publié sous ${source.licence.label}${
      draft.title ? `. Mon adaptation s’appelle « ${draft.title} »` : ''
    }.`,
    `Cette licence ne me permet pas de la publier comme je le voudrais. M’autorisez-vous à la publier sous ${wished} ? Votre nom resterait au crédit, et votre ressource ne changerait pas.`,
    `Merci de votre réponse, quelle qu’elle soit.\n${letter.name}`,
  ].join('\n\n');
