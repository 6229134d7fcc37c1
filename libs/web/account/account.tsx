import type { AccountQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { accountFrame } from './account-frame.js';
import { ROLE_LABELS } from './role-labels.js';

type Me = NonNullable<AccountQuery['me']>;

export function accountView(me: Me, form: FormState, done?: string): View {
  return accountFrame({
    path: '/compte',
    title: 'Mon compte',
    done,
    problems: form.problems,
    children: (
      <>
        <div className="stack form">
          <dl className="facts">
            <dt>Nom public</dt>
            <dd>
              <a href={`/u/${me.person.slug}`}>{me.person.name}</a>
            </dd>
            <dt>Courriel</dt>
            <dd>
              {me.email}
              {!me.confirmed && ', pas encore confirmé'}
            </dd>
            <dt>Second facteur</dt>
            <dd>
              <a href="/compte/second-facteur">{me.secondFactor.since ? 'installé' : 'à installer'}</a>
            </dd>
            <dt>Sessions ouvertes</dt>
            <dd>
              <a href="/compte/sessions">{me.sessions.length}</a>
            </dd>
            {me.roles.length > 0 && (
              <>
                <dt>Mandats</dt>
                <dd>
                  <a href="/mandats">{me.roles.map((role) => ROLE_LABELS[role]).join(', ')}</a>
                </dd>
              </>
            )}
          </dl>
          <form method="post" action="/deconnexion">
            <button className="btn">Se déconnecter</button>
          </form>
        </div>
        <PasswordForm form={form} />
        <EmailForm form={form} />
      </>
    ),
  });
}

/** Both forms ask the current password under the same server name: only the refused one shows the error. */
const only = (form: FormState, which: string): FormState =>
  form.values['formulaire'] === which ? form : { values: {}, problems: [] };

function PasswordForm({ form }: { form: FormState }) {
  const own = only(form, 'mot-de-passe');
  return (
    <section className="row" aria-labelledby="mot-de-passe">
      <form className="stack form" method="post" action="/compte/mot-de-passe" noValidate>
        <h2 id="mot-de-passe">Changer de mot de passe</h2>
        <input type="hidden" name="formulaire" value="mot-de-passe" />
        <TextField
          form={own}
          name="currentPassword"
          type="password"
          label="Mot de passe actuel"
          autocomplete="current-password"
        />
        <TextField
          form={own}
          name="newPassword"
          type="password"
          label="Nouveau mot de passe"
          hint="Douze caractères ou plus. Vos autres sessions seront fermées."
          autocomplete="new-password"
        />
        <button className="btn">Changer le mot de passe</button>
      </form>
    </section>
  );
}

function EmailForm({ form }: { form: FormState }) {
  const own = only(form, 'courriel');
  return (
    <section className="row" aria-labelledby="courriel">
      <form className="stack form" method="post" action="/compte/courriel" noValidate>
        <h2 id="courriel">Changer d’adresse</h2>
        <input type="hidden" name="formulaire" value="courriel" />
        <TextField
          form={own}
          name="email"
          type="email"
          label="Nouvelle adresse de courriel"
          hint="L’ancienne reste valable jusqu’à la confirmation de celle-ci."
          autocomplete="email"
        />
        <TextField
          form={own}
          name="emailPassword"
          type="password"
          label="Votre mot de passe"
          autocomplete="current-password"
        />
        <button className="btn">Changer d’adresse</button>
      </form>
    </section>
  );
}
