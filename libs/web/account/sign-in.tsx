import type { SignInPageQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { doorView } from './account-frame.js';
import { CodeField } from './second-factor.js';

type Issuers = SignInPageQuery['singleSignOnIssuers'];

export const signInView = (form: FormState, issuers: Issuers, done?: string): View =>
  doorView({
    title: 'Se connecter',
    problems: form.problems,
    done,
    children: (
      <>
        <form className="stack" method="post" action="/connexion" noValidate>
          <input type="hidden" name="suite" value={textOf(form.values, 'suite')} />
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
        {issuers.length > 0 && <ByIssuer issuers={issuers} next={textOf(form.values, 'suite')} />}
        <p>
          Pas encore de compte ? <a href="/inscription">En créer un</a>
        </p>
      </>
    ),
  });

/** Links, not forms: a form that a redirection takes to another site is refused by our own policy. */
function ByIssuer({ issuers, next }: { issuers: Issuers; next: string }) {
  const query = next === '' ? '' : `?suite=${encodeURIComponent(next)}`;
  return (
    <section className="stack row" aria-labelledby="academie">
      <h2 id="academie">Par votre académie</h2>
      <ul className="stack-s" role="list">
        {issuers.map(({ key, name }) => (
          <li key={key}>
            <a className="btn" href={`/connexion/academique/${key}${query}`} rel="nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const codeView = (form: FormState): View =>
  doorView({
    title: 'Votre code',
    lead: 'Votre mot de passe convient. Il reste le second facteur.',
    problems: form.problems,
    safe: 'Le mot de passe n’est pas à redonner.',
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
        <TextField
          form={form}
          name="password"
          type="password"
          label="Nouveau mot de passe"
          hint="Douze caractères ou plus. Quatre mots sans rapport font très bien l’affaire."
          autocomplete="new-password"
        />
        <p>
          <button className="btn btn-main">Changer le mot de passe</button>
        </p>
      </form>
    ),
  });
