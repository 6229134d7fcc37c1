import type { OwnResourceQuery, WithdrawalCategory } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { CATEGORY_LABELS } from '../resource/tombstone.js';

export type OwnResource = NonNullable<OwnResourceQuery['resource']>;

export const CATEGORIES = Object.keys(CATEGORY_LABELS) as WithdrawalCategory[];

export function correctTitleView({ slug, version }: OwnResource, form: FormState): View {
  return {
    title: 'Corriger le titre',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack form" method="post" action={`/mes/ressources/${slug}/titre`} noValidate>
          <ErrorsSummary problems={form.problems} />
          <h1>Corriger le titre</h1>
          <p>
            Une petite correction fait une version {(version?.number ?? 0) + 1}, avec les mêmes fichiers.
            Personne n’en est prévenu, et l’adresse ne change pas.
          </p>
          <TextField form={form} name="title" label="Titre" maxLength={200} />
          <p className="cluster">
            <button className="btn btn-main">Corriger le titre</button>
            <a href={`/r/${slug}`}>Revenir à la ressource</a>
          </p>
        </form>
      </main>
    ),
  };
}

export function withdrawView({ slug, version }: OwnResource, form: FormState): View {
  return {
    title: 'Retirer la ressource',
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack form" method="post" action={`/mes/ressources/${slug}/retirer`} noValidate>
          <ErrorsSummary problems={form.problems} />
          <h1>Retirer « {version?.title} »</h1>
          <p>
            Les fichiers et la page disparaissent tout de suite, de la recherche aussi. L’adresse garde le
            titre, les crédits et votre motif : les collègues qui l’utilisent sauront pourquoi. Leurs copies
            restent sous la licence d’alors.
          </p>
          <RadioGroup
            form={form}
            name="category"
            label="Pourquoi ?"
            choices={CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))}
          />
          <TextArea
            form={form}
            name="reason"
            label="En une phrase"
            hint="Elle sera publique, à la place de la ressource."
            className="short"
          />
          <TextField
            form={form}
            name="replacement"
            label="Adresse de celle qui la remplace (facultatif)"
            hint="Une ressource d’Essaim."
          />
          <p className="cluster">
            <button className="btn btn-danger">Retirer la ressource</button>
            <a href={`/r/${slug}`}>La garder</a>
          </p>
        </form>
      </main>
    ),
  };
}
