import type { UsedResourceQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { FieldGroup, SelectField, TextField } from '../layout/fields.js';
import { type FormState, listOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { sizeOf, typeset } from '../layout/words.js';
import { usePath } from './use-path.js';

type Resource = NonNullable<UsedResourceQuery['resource']>;
type Choices = NonNullable<Resource['useChoices']>;

const LONGEST_LINE = 200;

/** Ten seconds on a phone: three rows of chips, a list, a line; nothing is asked for. */
export function useView(resource: Resource, choices: Choices, form: FormState): View {
  const { version } = resource;
  return {
    title: 'Vous l’avez utilisée ?',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack form" method="post" action={usePath(resource.shortCode)} noValidate>
          <ErrorsSummary problems={form.problems} />
          <h1 className="display">{typeset('Vous l’avez utilisée ?')}</h1>
          <p className="lead">
            <a href={`/r/${resource.slug}`}>{typeset(version?.title ?? resource.slug)}</a>
          </p>
          <p>Rien n’est obligatoire, et rien ne dit qui vous êtes : ni compte, ni cookie, ni heure.</p>
          <Level choices={choices} form={form} />
          <Chips
            form={form}
            name="minutes"
            type="radio"
            label="En combien de temps, vraiment ?"
            choices={choices.durations.map(({ minutes, label }) => ({ id: String(minutes), label }))}
          />
          <Chips
            form={form}
            name="changes"
            type="checkbox"
            label="Ce que vous avez changé"
            choices={choices.changes}
          />
          <SelectField
            form={form}
            name="departement"
            label="Votre département"
            hint="Pour compter par territoire. Aucun nombre sous cinq n’est montré."
            choices={withNone('Sans le dire', choices.departements)}
          />
          <TextField
            form={form}
            name="line"
            label="Un mot pour qui l’a faite"
            hint="200 signes, lus par ses auteurs et par personne d’autre, sauf la modération. Ni nom, ni adresse."
            maxLength={LONGEST_LINE}
          />
          <p>
            <button className="btn btn-main">Compter cet usage</button>
          </p>
          <Next resource={resource} />
        </form>
      </main>
    ),
  };
}

function Level({ choices: { levels, otherLevels }, form }: { choices: Choices; form: FormState }) {
  return (
    <>
      {levels.length > 0 && (
        <Chips form={form} name="level" type="radio" label="Avec quelle classe ?" choices={levels} />
      )}
      <SelectField
        form={form}
        name="otherLevel"
        label={levels.length > 0 ? 'Une autre classe' : 'Avec quelle classe ?'}
        choices={withNone('Aucune autre', otherLevels)}
      />
    </>
  );
}

interface ChipsProps {
  form: FormState;
  name: string;
  type: 'radio' | 'checkbox';
  label: string;
  choices: readonly { id: string; label: string }[];
}

function Chips({ form, name, type, label, choices }: ChipsProps) {
  const chosen = new Set(listOf(form.values, name));
  return (
    <FieldGroup form={form} name={name} label={typeset(label)}>
      <div className="chips">
        {choices.map((choice) => (
          <label key={choice.id}>
            <input type={type} name={name} value={choice.id} checked={chosen.has(choice.id)} />
            {typeset(choice.label)}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const withNone = (none: string, choices: readonly { id: string; label: string }[]) => [
  { value: '', label: none },
  ...choices.map(({ id, label }) => ({ value: id, label })),
];

/** Nothing is kept of who declared: there is nothing to take back, and the page says so. */
export function thanksView(resource: Resource): View {
  return {
    title: 'Merci, c’est compté',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack narrow">
          <h1 className="display">Merci, c’est compté</h1>
          <p className="lead">
            Qui a fait <a href={`/r/${resource.slug}`}>{typeset(resource.version?.title ?? resource.slug)}</a>{' '}
            saura que cela a servi, jamais à qui.
          </p>
          <p>Nous n’avons gardé que vos réponses et le jour : il n’y a rien à retirer.</p>
          <Next resource={resource} />
        </div>
      </main>
    ),
  };
}

function Next({ resource: { slug, version } }: { resource: Resource }) {
  return (
    <>
      <p>Vous l’avez modifiée ? Déposez votre fichier : s’il vient d’ici, sa source est reconnue et citée.</p>
      <p className="cluster">
        <a className="btn" href="/publier">
          Je dépose ma version
        </a>
        <a className="btn" href={`/r/${slug}`}>
          Revoir la ressource
        </a>
        {version?.downloadUrl && (
          <a className="btn" href={version.downloadUrl}>
            Télécharger <small>{version.totalSize > 0 ? `ZIP, ${sizeOf(version.totalSize)}` : 'ZIP'}</small>
          </a>
        )}
        {version?.link && (
          <a className="btn" href={version.link.url} rel="noopener noreferrer">
            Ouvrir le lien <small>{version.link.host}</small>
          </a>
        )}
      </p>
    </>
  );
}
