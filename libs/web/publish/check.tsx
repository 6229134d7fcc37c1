import type { CheckStepQuery } from '#contract';
import { SelectField, TextArea, TextField } from '../layout/fields.js';
import { type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { type Draft, foundHint, StepForm, stepView } from './step-frame.js';
import { stepPath } from './steps.js';

export const CHECK_LABELS = {
  title: 'Titre',
  summary: 'Résumé',
  keywords: 'Mots-clés',
  language: 'Langue',
  linkUrl: 'Lien',
};

export const fillCheck = (draft: Draft): FormBody => ({
  title: draft.title ?? '',
  summary: draft.summary ?? '',
  keywords: draft.keywords.join(', '),
  language: draft.language ?? 'fr',
  linkUrl: draft.linkUrl ?? '',
});

export const readCheck = (body: FormBody) => ({
  title: textOf(body, 'title').trim(),
  summary: textOf(body, 'summary').trim(),
  keywords: textOf(body, 'keywords')
    .split(/[,;\n]/)
    .map((keyword) => keyword.trim())
    .filter(Boolean),
  language: optionalText(body, 'language'),
  linkUrl: optionalText(body, 'linkUrl'),
});

export function checkView(draft: Draft, { languages }: CheckStepQuery, form: FormState): View {
  const hint = (field: string, otherwise?: string) =>
    foundHint(draft, field, textOf(form.values, field)) ?? otherwise;
  return stepView({
    draft,
    step: 'CHECK',
    problems: form.problems,
    children: (
      <StepForm draft={draft} action={stepPath(draft.id, 'CHECK')}>
        <div className="stack">
          <TextField
            form={form}
            name="title"
            label="Titre"
            hint={hint(
              'title',
              'Comme vous le diriez à une collègue : « Fractions : partager une tablette ».',
            )}
            maxLength={200}
          />
          <TextArea
            form={form}
            name="summary"
            label="Résumé"
            hint={hint('summary', 'Ce que font les élèves, et ce qu’ils sauront. Trois lignes suffisent.')}
          />
          <TextField
            form={form}
            name="keywords"
            label="Mots-clés (facultatif)"
            hint={hint('keywords', 'Séparés par des virgules.')}
          />
          <SelectField
            form={form}
            name="language"
            label="Langue"
            hint={hint('language')}
            choices={languages.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextField
            form={form}
            name="linkUrl"
            type="url"
            label="Lien (facultatif)"
            hint="Seulement si la ressource elle-même est en ligne ailleurs."
          />
        </div>
      </StepForm>
    ),
  });
}
