import type { DevelopmentMailsQuery } from '#contract';
import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, hourOf } from '../layout/words.js';
import { doorView } from './account-frame.js';

export const signUpView = (form: FormState): View =>
  doorView({
    title: 'Créer un compte',
    lead: 'Pour publier et signer. Lire et télécharger n’en demandent pas.',
    problems: form.problems,
    safe: 'Vos réponses sont toujours dans le formulaire.',
    children: (
      <>
        <form className="stack" method="post" action="/inscription" noValidate>
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
            hint="Nous y envoyons un lien, où vous choisirez votre mot de passe. Elle ne sera jamais montrée."
            autocomplete="email"
          />
          <p>
            <button className="btn btn-main">Créer mon compte</button>
          </p>
        </form>
        <p>
          Déjà un compte ? <a href="/connexion">Se connecter</a>
        </p>
        <p className="soft">
          Ce que nous gardons, et pourquoi : <a href="/donnees">données personnelles</a>.
        </p>
      </>
    ),
  });

/** The same page whether the address was known or not: nobody learns who has an account. */
export const mailSentView = (loopback: boolean): View =>
  doorView({
    title: 'Regardez votre courrier',
    lead: 'Si cette adresse peut recevoir un lien, il est parti. Il sert une fois, et pendant un temps limité.',
    children: (
      <>
        <p>Rien après quelques minutes ? Regardez dans les indésirables, ou recommencez.</p>
        {loopback && (
          <p className="notice">
            Ce serveur est un serveur d’essai : ses messages se lisent <a href="/courrier">sur cette page</a>.
          </p>
        )}
      </>
    ),
  });

export function developmentMailsView(mails: DevelopmentMailsQuery['developmentMails']): View {
  return {
    title: 'Courrier de développement',
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack">
          <h1 className="display">Courrier de développement</h1>
          <p className="lead">
            Les messages que ce serveur d’essai aurait envoyés. Cette page n’existe pas en production.
          </p>
        </div>
        {mails.length === 0 && <p>Aucun message.</p>}
        {mails.map(({ id, to, subject, text, sentAt, links }) => (
          <article key={id} className="stack-s row">
            <h2 className="title">{subject}</h2>
            <p className="soft">
              Pour {to}, le {dayOf(sentAt)} à {hourOf(sentAt)}
            </p>
            <pre className="raw">{text}</pre>
            <ul className="links">
              {links.map((link) => (
                <li key={link}>
                  <a href={link}>{link}</a>
                </li>
              ))}
            </ul>
          </article>
        ))}
      </main>
    ),
  };
}
