import type { RelirePageQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';

type Reviewer = NonNullable<RelirePageQuery['me']>['reviewer'];

/** How many at once, and when not. */
export function Availability({ reviewer, form }: { reviewer: Reviewer; form: FormState }) {
  const values = {
    cap: String(reviewer?.cap ?? 2),
    absentFrom: reviewer?.absentFrom ?? '',
    absentUntil: reviewer?.absentUntil ?? '',
  };
  const shown = 'cap' in form.values ? form : { ...form, values };
  return (
    <section className="stack row" aria-labelledby="disponibilite">
      <h2 id="disponibilite">Quand vous avez le temps</h2>
      {!reviewer && (
        <p className="prose">
          Relire, c’est un quart d’heure pour aider un collègue. Dites combien vous pouvez en faire à la fois,
          et l’on ne vous en proposera jamais davantage.
        </p>
      )}
      <form className="stack form" method="post" action="/relire/disponibilite" noValidate>
        <TextField
          form={shown}
          name="cap"
          label="Relectures à la fois, au plus"
          hint="Toutes campagnes confondues ; 0 pour aucune en ce moment."
          inputMode="numeric"
          maxLength={2}
          className="short"
        />
        <TextField
          form={shown}
          name="absentFrom"
          type="date"
          label="Absence, du (facultatif)"
          className="short"
        />
        <TextField form={shown} name="absentUntil" type="date" label="Au (facultatif)" className="short" />
        <p>
          <button className="btn btn-main">{reviewer ? 'Enregistrer' : 'Je veux bien relire'}</button>
        </p>
      </form>
    </section>
  );
}
