import type { AttestationFactsFragment } from '#contract';
import { doorView } from '../account/account-frame.js';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP, typeset } from '../layout/words.js';
import { deedOf, kindOf } from './attestation-words.js';

const TITLE = 'Vérifier une attestation';

/** The code is typed from paper: nobody needs an account. */
export const codeView = (form: FormState, isMine: boolean): View =>
  doorView({
    title: TITLE,
    lead: `Une attestation délivrée par Essaim porte un code. Tapez-le${NBSP}: vous saurez ce qu’elle atteste, et si elle vaut encore.`,
    problems: form.problems,
    safe: 'Ce que vous avez tapé est toujours dans le champ.',
    children: (
      <>
        <CodeForm form={form} />
        {isMine && (
          <p>
            <a href="/mes/attestations">Vos attestations</a>
          </p>
        )}
      </>
    ),
  });

function CodeForm({ form }: { form: FormState }) {
  return (
    <form className="stack" method="get" action="/attestations" noValidate>
      <TextField
        form={form}
        name="code"
        label="Code de l’attestation"
        hint="Douze lettres et chiffres, comme 7f3k-2mqx-98ab. Majuscules, espaces et tirets sont sans importance."
        autocomplete="off"
        maxLength={40}
      />
      <p>
        <button className="btn btn-main">Vérifier</button>
      </p>
    </form>
  );
}

const STATES: Record<AttestationFactsFragment['state'], { title: string; words: string | null }> = {
  VALID: { title: 'Cette attestation est valide', words: null },
  REPLACED: {
    title: 'Cette attestation a été remplacée',
    words:
      'Ce qu’elle dit était exact le jour où elle a été délivrée. Une attestation plus récente existe : demandez-la à la personne qui vous a remis celle-ci.',
  },
  WITHDRAWN: {
    title: 'Cette attestation a été retirée',
    words: 'La personne qui l’avait demandée l’a retirée. Elle n’atteste plus rien.',
  },
  UNATTRIBUTED: {
    title: 'Cette attestation n’est plus attribuée à un compte',
    words: 'Elle a bien été délivrée par Essaim. Le compte n’existe plus, et le nom a été effacé avec lui.',
  },
};

/** What a head teacher wants to know, in this order: does it hold, of whom, what. */
export function verifiedView(attestation: AttestationFactsFragment): View {
  const { title, words } = STATES[attestation.state];
  return {
    title,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack prose">
          <p className="soft">
            {kindOf[attestation.role]} {attestation.year}
          </p>
          <h1 className="display">{title}</h1>
          {words !== null && <p className="lead">{typeset(words)}</p>}
          <Said attestation={attestation} />
        </div>
        <Campaigns attestation={attestation} />
        <p className="no-print">
          <a href="/attestations">Vérifier une autre attestation</a>
        </p>
      </main>
    ),
  };
}

function Said({ attestation }: { attestation: AttestationFactsFragment }) {
  const { role, name, count, year, code, issuedAt } = attestation;
  return (
    <>
      {name != null && (
        <p className="lead">
          Essaim atteste que <strong>{name}</strong> {deedOf(role, count ?? 0)} en{NBSP}
          {year}.
        </p>
      )}
      <dl className="facts">
        <dt>Délivrée le</dt>
        <dd>{dayOf(issuedAt)}</dd>
        <dt>Code</dt>
        <dd>{code}</dd>
      </dl>
    </>
  );
}

function Campaigns({ attestation: { role, campaigns } }: { attestation: AttestationFactsFragment }) {
  // One line without a name says no more than the sentence above.
  if (campaigns.every(({ opensOn }) => opensOn == null)) return null;
  const counted = role === 'REVIEWER' ? 'Relectures' : 'Ressources';
  return (
    <section className="stack prose" aria-labelledby="campagnes">
      <h2 id="campagnes">Campagnes</h2>
      <table className="table table-fold">
        <caption className="vh">{counted} par campagne</caption>
        <thead>
          <tr>
            <th scope="col">Campagne</th>
            <th scope="col">Dates</th>
            <th scope="col" className="num">
              {counted}
            </th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ title, opensOn, closesOn, count }) => (
            <tr key={`${title} ${opensOn}`}>
              <th scope="row">{typeset(title)}</th>
              <td data-label="Dates">
                {opensOn && closesOn ? `du ${dayOf(opensOn)} au ${dayOf(closesOn)}` : '–'}
              </td>
              <td data-label={counted} className="num">
                {count}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        {role === 'REVIEWER'
          ? 'Une relecture répond aux critères d’une grille publique. Une attestation ne dit jamais quelles ressources ont été relues, ni le nom d’une campagne qui le ferait deviner.'
          : 'Chaque ressource a été lue par des pairs selon une grille publique, puis a reçu une décision publique.'}
      </p>
    </section>
  );
}
