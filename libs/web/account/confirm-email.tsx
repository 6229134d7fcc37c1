import type { PendingAccountQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { doorView } from './account-frame.js';
import { ByIssuer } from './by-issuer.js';
import { NewPasswordField } from './new-password-field.js';

type PendingAccount = NonNullable<PendingAccountQuery['pendingAccount']>;

/** Opening the link changes nothing: a mail scanner may open it first. The form, or a login at the issuer, does. */
export const confirmEmailView = (token: string, pending: PendingAccount, form: FormState): View =>
  doorView({
    title: 'Ouvrir votre compte',
    lead: `L’adresse ${pending.email} est bien la vôtre.`,
    problems: form.problems,
    children: (
      <>
        <ByIssuer issuers={pending.issuers} query={{ jeton: token }}>
          <p>
            Connectez-vous-y une fois encore : cela montre que c’est bien vous qui avez demandé ce compte.
          </p>
        </ByIssuer>
        <form className="stack" method="post" action="/inscription/confirmer" noValidate>
          {pending.issuers.length > 0 && <h2>Ou par un mot de passe</h2>}
          <input type="hidden" name="jeton" value={token} />
          <TextField
            form={form}
            name="publicName"
            label="Nom public"
            hint="Il signera vos ressources. Changez-le s’il n’est pas le vôtre."
            autocomplete="nickname"
            maxLength={80}
          />
          <NewPasswordField form={form} label="Mot de passe" />
          <p>
            <button className="btn btn-main">Ouvrir mon compte</button>
          </p>
        </form>
        <p className="soft">
          Vous n’avez rien demandé ? Fermez cette page : sans vous, ce compte ne s’ouvre pour personne.
        </p>
      </>
    ),
  });

export const deadLinkView: View = doorView({
  title: 'Ce lien ne sert plus',
  lead: 'Il a déjà servi, ou il a plus de deux jours.',
  children: (
    <ul className="stack-s">
      <li>
        Votre compte est ouvert ? <a href="/connexion">Connectez-vous</a>.
      </li>
      <li>
        Sinon, <a href="/inscription">demandez-en un nouveau</a>.
      </li>
    </ul>
  ),
});

/** Signed in to the account that asked: a link in a mailbox alone changes no account. */
export const confirmEmailChangeView = (token: string, form: FormState): View =>
  doorView({
    title: 'Confirmer la nouvelle adresse',
    lead: 'Elle remplacera l’ancienne pour vous connecter et pour nos messages.',
    problems: form.problems,
    safe: 'L’adresse de votre compte n’a pas changé.',
    children: (
      <form className="cluster" method="post" action="/compte/courriel/confirmer">
        <input type="hidden" name="jeton" value={token} />
        <button className="btn btn-main">Changer d’adresse</button>
        <a href="/compte">Renoncer</a>
      </form>
    ),
  });
