import { textPage } from './text-page.js';

const RECORDS = [
  {
    what: 'Compte : courriel, mot de passe haché, second facteur',
    why: 'vous reconnaître, vous écrire quand vous le demandez',
    howLong: 'tant que le compte existe ; trente jours si l’adresse n’est jamais confirmée',
  },
  {
    what: 'Profil : nom public, académie, établissement, niveaux, liens',
    why: 'signer vos ressources, si vous l’écrivez',
    howLong: 'tant que vous le laissez',
  },
  {
    what: 'Crédit d’une version publiée',
    why: 'la licence demande de citer l’auteur',
    howLong: 'tant que la version existe ; le nom, tant que vous le voulez',
  },
  {
    what: 'Sessions et jetons : empreinte, appareil, dates',
    why: 'rester connecté, fermer à distance, comprendre une intrusion',
    howLong: 'un an après leur fin',
  },
  {
    what: 'Appareils connus : empreinte, dates',
    why: 'vous laisser entrer quand d’autres se trompent de mot de passe',
    howLong: 'six mois après la dernière fois',
  },
  {
    what: 'Liens envoyés par courriel : empreinte, adresse',
    why: 'prouver que l’adresse est la vôtre',
    howLong: 'trente jours après leur fin',
  },
  {
    what: 'Invitations à signer une ressource : l’adresse invitée',
    why: 'transmettre l’invitation',
    howLong: 'un an',
  },
  {
    what: 'Mandats, et demandes de mandat',
    why: 'savoir qui peut quoi, et qui l’a décidé',
    howLong: 'tant que le compte existe ; une demande répondue, un an',
  },
  {
    what: 'Relectures et remarques envoyées',
    why: 'fonder une décision, la revoir',
    howLong: 'celui de la ressource ; votre nom, tant que le compte existe',
  },
  {
    what: 'Notifications : ce qui vous a été dit, lu ou non',
    why: 'vous prévenir, vous écrire aussi souvent que vous le voulez',
    howLong: 'un an',
  },
  {
    what: 'Choix des courriels que vous recevez, ce que vous suivez',
    why: 'ne vous écrire que ce que vous voulez',
    howLong: 'tant que le compte existe',
  },
  {
    what: 'Signalements : texte',
    why: 'motiver une décision, la revoir',
    howLong: 'celui de la ressource',
  },
  {
    what: 'Signalements : courriel facultatif',
    why: 'vous répondre',
    howLong: 'un an après la décision',
  },
  {
    what: 'Usages déclarés : réponses et jour, sans rien qui dise qui',
    why: 'dire à qui a fait une ressource qu’elle sert',
    howLong: 'celui de la ressource',
  },
  {
    what: 'Essais de connexion, signalements, usages déclarés : empreinte de l’adresse du réseau',
    why: 'freiner les abus',
    howLong: 'un jour',
  },
  {
    what: 'Journal des actes : un numéro de compte, un verbe, une date',
    why: 'prouver et réparer',
    howLong: 'celui de la ressource ; le numéro ne mène à personne après la suppression du compte',
  },
  {
    what: 'Comptes supprimés : numéro, choix, date',
    why: 'effacer de nouveau si une sauvegarde est rétablie',
    howLong: 'tant qu’une sauvegarde peut l’être',
  },
];

function Cookies() {
  return (
    <>
      <h2>Les cookies, et à quoi ils servent</h2>
      <p>Qui lit n’en a aucun, tant qu’on n’en demande pas :</p>
      <ul>
        <li>celui de vos réglages de lecture, si vous en choisissez ;</li>
        <li>
          celui de <a href="/recherche/ma-classe">votre classe</a>, si vous la dites : votre navigateur seul
          la garde.
        </li>
      </ul>
      <p>Qui se connecte a celui de sa session, et ceux qui la protègent :</p>
      <ul>
        <li>
          l’appareil où vous vous êtes déjà connecté·e, pour que les essais d’inconnus ne vous en ferment pas
          l’accès ;
        </li>
        <li>le temps de se connecter, l’étape où vous en êtes et le service académique d’où vous revenez.</li>
      </ul>
    </>
  );
}

function Leaving() {
  return (
    <>
      <h2>Quand un compte est supprimé</h2>
      <ul>
        <li>
          Tout de suite, plus rien ne l’ouvre. L’effacement suit, en quelques minutes ; un dernier courriel le
          dit.
        </li>
        <li>
          Ce que vous avez publié garde votre nom, ou devient « Anonyme », ou est retiré si personne ne l’a
          adapté : vous choisissez. Une licence donnée ne se reprend pas à qui s’en est servi.
        </li>
        <li>
          Ce qui est retiré n’est plus montré ni donné à personne ; son contenu reste stocké, fermé, pour que
          la chaîne des crédits se vérifie.
        </li>
        <li>
          Restent, sans votre nom : les relectures envoyées, les décisions prises pour d’autres, les accords
          donnés à qui vous demandait une permission.
        </li>
        <li>
          Nous ne changeons ni le contenu de vos fichiers publiés, ni les copies déjà téléchargées ou
          moissonnées par d’autres sites, qui apprennent le changement à leur prochain passage.
        </li>
        <li>
          Essaim ne garde pas, à part et sous scellés, l’identité des comptes supprimés. Si la loi vous le
          demande comme hébergeur (décret 2021-1362), voyez avec votre délégué ou déléguée à la protection des
          données.
        </li>
      </ul>
    </>
  );
}

export const privacyView = () =>
  textPage({
    path: '/donnees',
    title: 'Données personnelles',
    lead: 'Le moins possible sur les enseignants, rien sur les élèves, aucun traceur.',
    children: (
      <>
        <h2>Quand vous lisez</h2>
        <p>
          Rien ne vous suit. Aucune page n’appelle un autre site. Les téléchargements sont comptés par
          ressource et par jour, sans savoir par qui. C’est pourquoi il n’y a pas de bandeau de consentement.
        </p>
        <Cookies />
        <h2>Ce que nous gardons, et combien de temps</h2>
        <table className="table table-fold">
          <caption className="vh">Ce qui est gardé</caption>
          <thead>
            <tr>
              <th scope="col">Quoi</th>
              <th scope="col">Pourquoi</th>
              <th scope="col">Combien de temps</th>
            </tr>
          </thead>
          <tbody>
            {RECORDS.map(({ what, why, howLong }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{why}</td>
                <td>{howLong}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          Votre courriel n’est jamais montré. Le mot de passe est gardé sous une forme qui ne permet pas de le
          retrouver (argon2id).
        </p>
        <p>
          Les usages déclarés sont aussi des données ouvertes, sans nombre sous cinq :{' '}
          <a href="/donnees/usages">les prendre</a>.
        </p>
        <h2>Les élèves</h2>
        <p>
          Les élèves n’ont pas de compte. Une ressource ne doit contenir ni nom, ni visage, ni note d’élève :
          avant de publier, chacun l’atteste. Si vous en voyez, <a href="/signaler">signalez-le</a> : une
          personne regarde, et masque la ressource s’il le faut.
        </p>
        <h2>Vos droits</h2>
        <p>
          Voir, corriger, emporter, effacer : le profil et le compte se changent <a href="/compte">ici</a> ;
          tout ce qui est gardé de vous s’emporte, et le compte se supprime, <a href="/compte/donnees">là</a>.
          Pour le reste, écrivez à la personne qui administre ce site, ou à la{' '}
          <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
        </p>
        <Leaving />
      </>
    ),
  });
