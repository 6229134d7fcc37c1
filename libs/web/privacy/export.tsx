import { accountFrame } from '../account/account-frame.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';

const path = '/compte/donnees';

export const exportView = (form: FormState): View =>
  accountFrame({
    path,
    title: 'Mes données',
    lead: 'Tout ce qu’Essaim garde de vous, en une archive : à lire, ou à porter ailleurs.',
    problems: form.problems,
    children: (
      <>
        <form className="stack form" method="post" action={path} noValidate>
          <h2>Emporter mes données</h2>
          <p>
            Un ZIP : une page qui dit ce qui est où, chaque sorte de chose en JSON et en CSV, les fichiers de
            vos brouillons et de vos ressources tels que déposés.
          </p>
          <TextField
            form={form}
            name="currentPassword"
            type="password"
            label="Votre mot de passe, ou un code"
            hint="Pour être sûrs que c’est vous : l’archive dit tout."
            autocomplete="current-password"
          />
          <p>
            <button className="btn btn-main">Préparer l’archive</button>
          </p>
        </form>
        <section className="stack form row" aria-labelledby="partir">
          <h2 id="partir">Supprimer mon compte</h2>
          <p>
            Vous choisissez ce que devient ce que vous avez publié.{' '}
            <a href="/compte/supprimer">Voir ce qui se passerait</a>
          </p>
        </section>
        <p>
          <a href="/donnees">Ce qui est gardé, pourquoi, combien de temps</a>
        </p>
      </>
    ),
  });

export const takeExportView = (address: string): View =>
  accountFrame({
    path,
    title: 'Votre archive est prête',
    lead: 'Elle s’écrit pendant que vous la prenez. Son adresse vaut cinq minutes, pour vous seulement : ne la donnez à personne.',
    children: (
      <p className="cluster">
        <a className="btn btn-main" href={address} rel="noopener" download>
          Télécharger mes données
        </a>
        <a href={path}>Revenir</a>
      </p>
    ),
  });
