import type { ProfileQuery } from '#contract';
import { FieldGroup, SelectField, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, listOf, optionalText, textOf } from '../layout/form.js';
import { TermChecks } from '../layout/term-checks.js';
import { firstTerms, usualLevels } from '../layout/usual-terms.js';
import type { View } from '../layout/view.js';
import { accountFrame } from './account-frame.js';
import { ESTABLISHMENT_PATH } from './establishment.js';

type Person = NonNullable<ProfileQuery['me']>['person'];

const LINKS = 3;
const ids = (terms: { id: string }[]) => terms.map(({ id }) => id);

export const fillProfile = (person: Person): FormBody => ({
  publicName: person.name,
  portrait: person.portrait ?? '',
  academie: person.academie?.id ?? '',
  departement: person.departement?.id ?? '',
  levels: ids(person.levels),
  subjects: ids(person.subjects),
  linkLabel: person.links.map(({ label }) => label),
  linkUrl: person.links.map(({ url }) => url),
});

/** A form posts labels and addresses as two columns; a row without address is no link. */
export function readProfile(body: FormBody = {}) {
  const column = (name: string) => [body[name] ?? []].flat();
  const labels = column('linkLabel');
  const links = column('linkUrl')
    .map((url, index) => ({ label: labels[index]?.trim() || url.trim(), url: url.trim() }))
    .filter(({ url }) => url !== '');
  return {
    publicName: textOf(body, 'publicName').trim(),
    portrait: optionalText(body, 'portrait'),
    academie: optionalText(body, 'academie'),
    departement: optionalText(body, 'departement'),
    levels: listOf(body, 'levels'),
    subjects: listOf(body, 'subjects'),
    links,
  };
}

interface Shown {
  readonly data: ProfileQuery;
  readonly slug: string;
  readonly establishment: string | null;
  readonly form: FormState;
  readonly done?: string;
}

const choices = (terms: ProfileQuery['academies']) => [
  { value: '', label: 'Ne pas le dire' },
  ...terms.map(({ id, label }) => ({ value: id, label })),
];

export function profileView({ data, slug, establishment, form, done }: Shown): View {
  return accountFrame({
    path: '/compte/profil',
    title: 'Profil public',
    lead: 'Tout est facultatif, sauf le nom. Ce qui est ici se lit sur votre page.',
    problems: form.problems,
    done,
    children: (
      <form className="stack-l" method="post" action="/compte/profil" noValidate>
        <div className="stack form">
          <TextField
            form={form}
            name="publicName"
            label="Nom public"
            hint="Nom ou pseudonyme. Il signe vos ressources."
            maxLength={80}
          />
          <TextArea
            form={form}
            name="portrait"
            label="Quelques mots"
            hint="Ce que vous enseignez, ce que vous partagez."
            className="short"
          />
          <SelectField form={form} name="academie" label="Académie" choices={choices(data.academies)} />
          <SelectField
            form={form}
            name="departement"
            label="Département"
            choices={choices(data.departements)}
          />
        </div>
        <TermChecks
          form={form}
          name="levels"
          label="Vos niveaux"
          terms={data.levels}
          usual={usualLevels(data.levels)}
        />
        <TermChecks
          form={form}
          name="subjects"
          label="Vos disciplines"
          terms={data.subjects}
          usual={firstTerms(data.subjects, 29)}
        />
        <Links form={form} />
        <EstablishmentLine name={establishment} />
        <p className="cluster">
          <button className="btn btn-main">Enregistrer le profil</button>
          <a href={`/u/${slug}`}>Voir ma page</a>
        </p>
      </form>
    ),
  });
}

function EstablishmentLine({ name }: { name: string | null }) {
  return (
    <p>
      Votre établissement, que personne d’autre ne voit :{' '}
      <a href={ESTABLISHMENT_PATH}>{name ?? 'le choisir'}</a>
    </p>
  );
}

function Links({ form }: { form: FormState }) {
  const labels = [form.values['linkLabel'] ?? []].flat();
  const urls = [form.values['linkUrl'] ?? []].flat();
  return (
    <FieldGroup form={form} name="links" label="Liens" hint="Votre blogue, votre site de classe.">
      {Array.from({ length: LINKS }, (_, index) => (
        <div key={index} className="side-by-side">
          <div className="field">
            <label htmlFor={`lien-${index}`}>Nom du lien {index + 1}</label>
            <input id={`lien-${index}`} name="linkLabel" value={labels[index] ?? ''} maxLength={80} />
          </div>
          <div className="field">
            <label htmlFor={`adresse-${index}`}>Adresse du lien {index + 1}</label>
            <input id={`adresse-${index}`} name="linkUrl" type="url" value={urls[index] ?? ''} />
          </div>
        </div>
      ))}
    </FieldGroup>
  );
}
