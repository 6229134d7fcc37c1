import type { SecondFactorQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import { type FormState, textOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, plural } from '../layout/words.js';
import { accountFrame, doorView } from './account-frame.js';
import { QrCode } from './qr-code.js';
import { ROLE_LABELS } from './role-labels.js';

type Factor = NonNullable<SecondFactorQuery['me']>['secondFactor'];

export interface SecondFactorPage {
  factor: Factor;
  form: FormState;
  done?: string;
}

const LEAD =
  'Un code de votre téléphone, en plus du mot de passe : un mot de passe volé n’ouvre alors plus votre compte.';

export function secondFactorView({ factor, form, done }: SecondFactorPage): View {
  return accountFrame({
    path: '/compte/second-facteur',
    title: 'Second facteur',
    lead: LEAD,
    problems: form.problems,
    done,
    children: (
      <>
        {factor.withheldRoles.length > 0 && (
          <Demand roles={factor.withheldRoles} installed={!!factor.since} />
        )}
        {factor.since ? (
          <Installed factor={factor} since={factor.since} form={form} />
        ) : (
          <Start form={form} />
        )}
      </>
    ),
  });
}

/** A mandate whose rights wait: what is asked, why, and what stays possible. */
function Demand({ roles, installed }: { roles: Factor['withheldRoles']; installed: boolean }) {
  return (
    <p className="notice notice-alert form">
      Votre mandat ({roles.map((role) => ROLE_LABELS[role]).join(', ')}) demande un second facteur.{' '}
      {installed
        ? 'Déconnectez-vous puis reconnectez-vous avec un code pour retrouver ses droits.'
        : 'Ses droits vous seront rendus dès que vous l’aurez installé ; en attendant, vous pouvez lire et publier.'}
    </p>
  );
}

function Start({ form }: { form: FormState }) {
  return (
    <form className="stack form row" method="post" action="/compte/second-facteur" noValidate>
      <h2>L’installer</h2>
      <p>
        Il faut une application d’authentification sur votre téléphone ou votre ordinateur : FreeOTP, Aegis,
        KeePassXC, ou celle que vous avez déjà. Aucun numéro de téléphone n’est demandé.
      </p>
      <input type="hidden" name="suite" value={textOf(form.values, 'suite')} />
      <TextField
        form={form}
        name="currentPassword"
        type="password"
        label="Votre mot de passe"
        hint="Pour être sûr que c’est bien vous. Sans mot de passe, laissez vide."
        autocomplete="current-password"
      />
      <p>
        <button className="btn btn-main">Commencer</button>
      </p>
    </form>
  );
}

function Installed({ factor, since, form }: { factor: Factor; since: string; form: FormState }) {
  const left = factor.recoveryCodesLeft;
  return (
    <>
      <p className="form">
        Installé le {dayOf(since)}. Il vous reste {left === 0 ? 'zéro code' : plural(left, 'code', 'codes')}{' '}
        de secours.
      </p>
      <form className="stack form row" method="post" action="/compte/second-facteur/secours" noValidate>
        <h2>Refaire les codes de secours</h2>
        <p>Dix nouveaux codes ; les anciens n’ouvriront plus rien.</p>
        <CodeField form={form} name="renewCode" />
        <p>
          <button className="btn">Refaire les codes</button>
        </p>
      </form>
      <form className="stack form row" method="post" action="/compte/second-facteur/retirer" noValidate>
        <h2>Le retirer</h2>
        <p>
          Pour changer de téléphone, retirez-le puis installez-le de nouveau. Vos autres sessions seront
          fermées.
          {factor.demanded && ' Les droits de votre mandat attendront la nouvelle installation.'}
        </p>
        <CodeField form={form} name="removeCode" />
        <p>
          <button className="btn">Retirer le second facteur</button>
        </p>
      </form>
    </>
  );
}

export const CodeField = ({ form, name }: { form: FormState; name: string }) => (
  <TextField
    form={form}
    name={name}
    label="Code"
    hint="Les six chiffres de votre application, ou un code de secours."
    autocomplete="one-time-code"
    maxLength={20}
  />
);

/** In groups of four, as it must be typed when no camera reads the code. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

export function setUpView(form: FormState): View {
  const [secret, address] = [textOf(form.values, 'secret'), textOf(form.values, 'address')];
  return doorView({
    title: 'Installer le second facteur',
    problems: form.problems,
    safe: 'La clé, elle, n’a pas changé.',
    children: (
      <form className="stack" method="post" action="/compte/second-facteur/confirmer" noValidate>
        <ol className="stack">
          <li className="stack-s">
            <p>Ouvrez votre application d’authentification, ajoutez un compte, montrez-lui ce carré.</p>
            {address.startsWith('otpauth://') && <QrCode text={address} label="Code QR du second facteur" />}
            <p>Sans appareil photo, écrivez-y cette clé :</p>
            <pre className="raw">{grouped(secret)}</pre>
          </li>
          <li className="stack-s">
            <input type="hidden" name="secret" value={secret} />
            <input type="hidden" name="address" value={address} />
            <input type="hidden" name="suite" value={textOf(form.values, 'suite')} />
            <TextField
              form={form}
              name="code"
              label="Le code qu’elle affiche"
              hint="Six chiffres, qui changent toutes les trente secondes."
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
            />
          </li>
        </ol>
        <p className="cluster">
          <button className="btn btn-main">Vérifier et installer</button>
          <a href="/compte/second-facteur">Plus tard</a>
        </p>
      </form>
    ),
  });
}

export const recoveryCodesView = (codes: readonly string[], next: string): View =>
  doorView({
    title: 'Vos codes de secours',
    lead: 'Le second facteur est en place. Ces dix codes ouvrent votre compte si vous perdez votre téléphone.',
    children: (
      <>
        <p>
          Imprimez-les ou recopiez-les maintenant : nous n’en gardons qu’une empreinte, ils ne seront plus
          montrés. Chacun sert une fois.
        </p>
        <ul className="raw stack-s" role="list">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a className="btn btn-main" href={next}>
            Je les ai gardés
          </a>
        </p>
      </>
    ),
  });
