import type { RightsStepQuery } from '#contract';
import { CheckBox, SelectField, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { Draft } from './step-frame.js';
import { stepPath } from './steps.js';

interface ThirdPartyItemsProps {
  draft: Draft;
  licences: RightsStepQuery['offeredLicences'];
  form: FormState;
  open: boolean;
}

/** What comes from others: each with its author, its source and its own licence. */
export function ThirdPartyItems({ draft, licences, form, open }: ThirdPartyItemsProps) {
  const action = `${stepPath(draft.id, 'RIGHTS')}/elements`;
  const items = draft.thirdPartyItems;
  return (
    <section className="stack row" aria-labelledby="thirdPartyItems">
      <h2 id="thirdPartyItems">Ce qui vient d’autres personnes</h2>
      {items.length === 0 && <p className="soft">Rien de déclaré pour le moment.</p>}
      <ul className="entries" role="list">
        {items.map((item) => (
          <li key={item.id} className="entry">
            <form className="cluster" method="post" action={`${action}/${item.id}/retirer`}>
              <span>
                {item.title}, {item.author}, {item.licence.label}
                {item.reworked && ', modifié'}
              </span>
              <button className="quiet" aria-label={`Retirer ${item.title}`}>
                Retirer
              </button>
            </form>
          </li>
        ))}
      </ul>
      <details open={open || items.length > 0}>
        <summary>Déclarer une image, un texte ou un son</summary>
        <form className="stack form" method="post" action={action} noValidate>
          <TextField form={form} name="title" label="Ce que c’est" hint="Son titre, ou ce qu’elle montre." />
          <TextField form={form} name="author" label="Auteur ou autrice" />
          <TextField form={form} name="sourceUrl" type="url" label="Adresse de la source (facultatif)" />
          <SelectField
            form={form}
            name="itemLicence"
            label="Sa licence"
            choices={licences.map(({ id, label }) => ({ value: id, label }))}
          />
          <CheckBox
            form={form}
            name="reworked"
            label="Je l’ai modifié ou fondu dans mon travail"
            note="Sa licence compte alors comme celle d’une source."
          />
          <TextField
            form={form}
            name="lastUpdate"
            label="Dernière mise à jour (facultatif)"
            hint="Pour des données publiques : 2026-11-25."
          />
          <button className="btn">Ajouter cet élément</button>
        </form>
      </details>
    </section>
  );
}
