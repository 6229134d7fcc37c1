import type { TokensQuery } from '#contract';
import { SelectField, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf } from '../layout/words.js';
import { accountFrame } from './account-frame.js';

type Tokens = NonNullable<TokensQuery['me']>['accessTokens'];

const SCOPES = [
  { value: 'READ', label: 'Lire' },
  { value: 'WRITE', label: 'Lire et publier' },
];
const DAYS = [
  { value: '30', label: '30 jours' },
  { value: '90', label: '90 jours' },
  { value: '365', label: 'Un an' },
];

export interface TokensPage {
  tokens: Tokens;
  form: FormState;
  /** A token just made: shown once, never kept in clear. */
  secret?: string;
  done?: string;
}

export function tokensView({ tokens, form, secret, done }: TokensPage): View {
  return accountFrame({
    path: '/compte/jetons',
    title: 'Jetons d’accès',
    lead: 'Pour qu’un programme lise ou publie en votre nom, sans votre mot de passe.',
    problems: form.problems,
    done,
    children: (
      <>
        {secret !== undefined && <Secret secret={secret} />}
        <form className="stack form row" method="post" action="/compte/jetons" noValidate>
          <h2>Nouveau jeton</h2>
          <TextField
            form={form}
            name="name"
            label="À quoi sert-il ?"
            hint="Par exemple : export de ma classe."
            maxLength={80}
          />
          <SelectField form={form} name="scope" label="Ce qu’il permet" choices={SCOPES} />
          <SelectField form={form} name="days" label="Il expire dans" choices={DAYS} />
          <p className="cluster">
            <button className="btn btn-main">Créer le jeton</button>
            <a href="/api">Comment s’en servir</a>
          </p>
        </form>
        <List tokens={tokens} />
      </>
    ),
  });
}

const Secret = ({ secret }: { secret: string }) => (
  <div className="notice notice-ok stack-s" role="status">
    <p>
      Voici votre jeton. Copiez-le maintenant : nous n’en gardons qu’une empreinte, il ne sera plus montré.
    </p>
    <pre className="raw">{secret}</pre>
  </div>
);

function List({ tokens }: { tokens: Tokens }) {
  return (
    <section className="stack row" aria-labelledby="jetons">
      <h2 id="jetons">Vos jetons</h2>
      {tokens.length === 0 && <p className="soft">Aucun jeton.</p>}
      <ul className="entries" role="list">
        {tokens.map(({ id, name, scope, expiresAt, lastUsedAt }) => (
          <li key={id} className="entry">
            <form className="cluster" method="post" action={`/compte/jetons/${id}/revoquer`}>
              <span>
                {name}, {scope === 'WRITE' ? 'lire et publier' : 'lire'}, expire le {dayOf(expiresAt)},{' '}
                {lastUsedAt ? `utilisé le ${dayOf(lastUsedAt)}` : 'jamais utilisé'}
              </span>
              <button className="quiet" aria-label={`Révoquer ${name}`}>
                Révoquer
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
