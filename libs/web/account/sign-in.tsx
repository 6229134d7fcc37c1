import type { SignInPageQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { doorView } from './account-frame.js';
import { ByIssuer } from './by-issuer.js';
import { NewPasswordField } from './new-password-field.js';
import { CodeField } from './second-factor.js';

type Issuers = SignInPageQuery['singleSignOnIssuers'];

export function signInView(form: FormState, issuers: Issuers, done?: string): View {
  const next = textOf(form.values, 'suite');
  return doorView({
    title: 'Se connecter',
    problems: form.problems,
    done,
    children: (
      <>
        <form className="stack" method="post" action="/connexion" noValidate>
          <input type="hidden" name="suite" value={next} />
          <TextField
            form={form}
            name="email"
            type="email"
            label="Adresse de courriel"
            autocomplete="username"
          />
          <TextField
            form={form}
            name="password"
            type="password"
            label="Mot de passe"
            autocomplete="current-password"
          />
          <p className="cluster">
            <button className="btn btn-main">Se connecter</button>
            <a href="/mot-de-passe">Mot de passe oublié</a>
          </p>
        </form>
        <ByIssuer issuers={issuers} query={next === '' ? {} : { suite: next }} />
        <p>
          Pas encore de compte ? <a href="/inscription">En créer un</a>
        </p>
      </>
    ),
  });
}

export const codeView = (form: FormState): View =>
  doorView({
    title: 'Votre code',
    lead: 'Jusqu’ici tout convient. Il reste le second facteur.',
    problems: form.problems,
    safe: 'Le début de la connexion n’est pas à refaire.',
    children: (
      <>
        <form className="stack" method="post" action="/connexion/code" noValidate>
          <input type="hidden" name="suite" value={textOf(form.values, 'suite')} />
          <CodeField form={form} name="code" />
          <p className="cluster">
            <button className="btn btn-main">Entrer</button>
            <a href="/connexion">Recommencer</a>
          </p>
        </form>
        <p className="soft">
          Plus de téléphone et plus de code de secours ? La personne qui administre Essaim peut retirer le
          second facteur, après avoir vérifié que c’est bien vous.
        </p>
      </>
    ),
  });

export const forgottenPasswordView = (form: FormState): View =>
  doorView({
    title: 'Mot de passe oublié',
    lead: 'Nous envoyons un lien pour en choisir un autre.',
    problems: form.problems,
    children: (
      <form className="stack" method="post" action="/mot-de-passe" noValidate>
        <TextField
          form={form}
          name="email"
          type="email"
          label="Adresse de courriel"
          autocomplete="username"
        />
        <p>
          <button className="btn btn-main">Recevoir le lien</button>
        </p>
      </form>
    ),
  });

export const newPasswordView = (token: string, form: FormState): View =>
  doorView({
    title: 'Choisir un mot de passe',
    problems: form.problems,
    children: (
      <form className="stack" method="post" action="/mot-de-passe/nouveau" noValidate>
        <input type="hidden" name="jeton" value={token} />
        <NewPasswordField form={form} label="Nouveau mot de passe" />
        <p>
          <button className="btn btn-main">Changer le mot de passe</button>
        </p>
      </form>
    ),
  });
