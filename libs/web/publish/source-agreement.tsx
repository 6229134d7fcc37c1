import { TextArea } from '../layout/fields.js';
import { type FormState, problemOf } from '../layout/form.js';
import type { Mix } from './sources.js';
import { stepPath } from './steps.js';

type Source = Mix['sources'][number];

/** Each source has its own field and place in the page. */
export const agreementField = (sourceId: string): string => `accord-${sourceId}`;
export const sourceAnchor = (sourceId: string): string => `source-${sourceId}`;

interface AgreementProps {
  draft: Mix;
  source: Source;
  form: FormState;
}

/** What the author of a source permitted elsewhere, by letter or by e-mail: kept, corrected, taken away. */
export function Agreement({ draft, source, form }: AgreementProps) {
  const name = agreementField(source.id);
  const action = `${stepPath(draft.id, 'RIGHTS')}/sources/${source.id}/accord`;
  const known: FormState = { ...form, values: { [name]: source.agreement ?? '', ...form.values } };
  return (
    <details open={problemOf(form, name) !== undefined || source.agreement !== null}>
      <summary>L’accord écrit de son auteur{source.agreement !== null && ' : recopié'}</summary>
      <form className="stack-s form" method="post" action={action} noValidate>
        <TextArea
          form={known}
          name={name}
          label={`Ce que l’auteur de « ${source.title} » vous a écrit`}
          hint="Recopiez son courriel ou sa lettre, avec la date. Seuls les auteurs de ce brouillon le lisent. Les licences que la sienne interdit sont alors « à vérifier » : vous direz plus bas ce que vous avez vérifié."
          className="short"
        />
        <p className="cluster">
          <button className="btn">
            {source.agreement === null ? 'Joindre cet accord' : 'Corriger cet accord'}
          </button>
          {source.agreement !== null && (
            <button
              className="quiet"
              form={`${name}-retirer`}
              aria-label={`Retirer cet accord : ${source.title}`}
            >
              Retirer cet accord
            </button>
          )}
        </p>
      </form>
      {source.agreement !== null && <form id={`${name}-retirer`} method="post" action={action} />}
    </details>
  );
}
