import type { ConnectionsQuery } from '#contract';
import { SelectField, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf } from '../layout/words.js';
import { accountFrame, doorView } from './account-frame.js';

type Identities = NonNullable<ConnectionsQuery['me']>['externalIdentities'];

interface ConnectionsPage {
  identities: Identities;
  issuers: ConnectionsQuery['singleSignOnIssuers'];
  form: FormState;
  done?: string;
}

export function connectionsView({ identities, issuers, form, done }: ConnectionsPage): View {
  return accountFrame({
    path: '/compte/connexions',
    title: 'Connexions académiques',
    lead: 'Entrer par votre académie, sans autre mot de passe. Seule votre identité y est lue.',
    problems: form.problems,
    done,
    children: (
      <>
        {identities.length === 0 && <p className="soft">Aucune connexion n’ouvre votre compte.</p>}
        {identities.map((identity) => (
          <Linked key={identity.id} identity={identity} form={form} />
        ))}
        {issuers.length === 0 ? (
          <p className="form">Cet Essaim n’a pas de connexion académique.</p>
        ) : (
          <form className="stack form row" method="post" action="/compte/connexions/lier" noValidate>
            <h2>En lier une</h2>
            <SelectField
              form={form}
              name="issuer"
              label="Par qui"
              choices={issuers.map(({ key, name }) => ({ value: key, label: name }))}
            />
            <Proof form={form} name="currentPassword" />
            <p>
              <button className="btn btn-main">Continuer</button>
            </p>
          </form>
        )}
      </>
    ),
  });
}

/** One for each form of the page, so that a refusal stands beside the form that was sent. */
export const proofField = (id: string): string => `preuve-${id}`;

const Proof = ({ form, name }: { form: FormState; name: string }) => (
  <TextField
    form={form}
    name={name}
    type="password"
    label="Votre mot de passe, ou un code"
    autocomplete="current-password"
  />
);

function Linked({ identity, form }: { identity: Identities[number]; form: FormState }) {
  const { id, issuerName, linkedAt } = identity;
  return (
    <form className="stack form row" method="post" action={`/compte/connexions/${id}/retirer`} noValidate>
      <h2>{issuerName}</h2>
      <p>Liée le {dayOf(linkedAt)}.</p>
      <Proof form={form} name={proofField(id)} />
      <p>
        <button className="btn" aria-label={`Retirer ${issuerName}`}>
          Retirer
        </button>
      </p>
    </form>
  );
}

export const leaveToLinkView = (address: string): View =>
  doorView({
    title: 'Lier une connexion académique',
    lead: 'Connectez-vous là-bas, même si vous l’êtes déjà : c’est ce qui prouve que les deux comptes sont à vous.',
    children: (
      <p className="cluster">
        <a className="btn btn-main" href={address} rel="noopener">
          Aller me connecter
        </a>
        <a href="/compte/connexions">Renoncer</a>
      </p>
    ),
  });

export const confirmLinkView = ({ publicName, email }: { publicName: string; email: string }): View =>
  doorView({
    title: 'Est-ce bien vous ?',
    lead: 'Cette identité ouvrira votre compte Essaim, comme votre mot de passe.',
    children: (
      <>
        <dl className="facts">
          <dt>Nom</dt>
          <dd>{publicName || 'non donné'}</dd>
          <dt>Courriel</dt>
          <dd>{email || 'non donné'}</dd>
        </dl>
        <form className="cluster" method="post" action="/compte/connexions/confirmer">
          <button className="btn btn-main">Lier à mon compte</button>
          <a href="/compte/connexions">Renoncer</a>
        </form>
      </>
    ),
  });

export const firstVisitView = (form: FormState): View =>
  doorView({
    title: 'Bienvenue sur Essaim',
    lead: 'Votre académie vous connaît, Essaim pas encore. Deux choses à vérifier.',
    problems: form.problems,
    safe: 'Vos réponses sont toujours dans le formulaire.',
    children: (
      <>
        <form className="stack" method="post" action="/connexion/academique/inscription" noValidate>
          <TextField
            form={form}
            name="publicName"
            label="Nom public"
            hint="Il signera vos ressources. Un pseudonyme convient."
            autocomplete="nickname"
            maxLength={80}
          />
          <TextField
            form={form}
            name="email"
            type="email"
            label="Adresse de courriel"
            hint="Nous y envoyons un lien de confirmation. Elle ne sera jamais montrée."
            autocomplete="email"
          />
          <p>
            <button className="btn btn-main">Créer mon compte</button>
          </p>
        </form>
        <p>
          Déjà un compte ? <a href="/connexion?suite=%2Fcompte%2Fconnexions">Connectez-vous</a>, puis liez
          votre académie depuis « Mon compte ».
        </p>
      </>
    ),
  });
