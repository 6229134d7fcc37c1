import type { RightsStepQuery } from '#contract';
import { SelectField, TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { type Draft, stepView } from './step-frame.js';
import { stepPath } from './steps.js';

interface OutsideSourceProps {
  draft: Draft;
  licences: RightsStepQuery['offeredLicences'];
  form: FormState;
}

/** A source that stands elsewhere: who made it, and what its licence says. */
export function outsideSourceView({ draft, licences, form }: OutsideSourceProps): View {
  const rights = stepPath(draft.id, 'RIGHTS');
  return stepView({
    draft,
    step: 'RIGHTS',
    heading: {
      title: 'Une source venue d’ailleurs',
      lead: 'Un livre, un site, une photo : dites de qui elle est, nous écrirons son crédit.',
    },
    problems: form.problems,
    children: (
      <form className="stack form" method="post" action={`${rights}/sources/ailleurs`} noValidate>
        <TextField form={form} name="sourceTitle" label="Son titre" />
        <TextField form={form} name="sourceAuthor" label="Son auteur ou autrice" />
        <TextField form={form} name="outsideUrl" type="url" label="Son adresse (facultatif)" />
        <SelectField
          form={form}
          name="sourceLicence"
          label="Sa licence"
          choices={[
            { value: '', label: 'Je colle ce qui est écrit, ci-dessous' },
            ...licences.map(({ id, label }) => ({ value: id, label })),
            { value: 'LicenseRef-tous-droits-reserves', label: 'Aucune : tous droits réservés' },
          ]}
        />
        <TextArea
          form={form}
          name="licenceText"
          label="Ce qui est écrit de sa licence"
          hint="Une phrase ou une adresse. Nous la reconnaissons, ou nous demandons."
          className="short"
        />
        <TextArea
          form={form}
          name="agreement"
          label="L’accord écrit de l’auteur (facultatif)"
          hint="Recopiez-le s’il vous permet plus que sa licence. Il reste avec votre brouillon."
          className="short"
        />
        <p className="cluster">
          <button className="btn btn-main">Ajouter cette source</button>
          <a href={`${rights}#sources`}>Revenir aux droits</a>
        </p>
      </form>
    ),
  });
}
