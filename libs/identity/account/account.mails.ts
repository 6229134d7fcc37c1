type Mail = (link: string) => { subject: string; text: string };

const signed = (...lines: string[]): string => ['Bonjour,', '', ...lines, '', 'L’équipe d’Essaim'].join('\n');

/** What each mail of the account says. Plain text: it reads on every phone, and no image tells who opened it. */
export const accountMails = {
  confirm_email: (link) => ({
    subject: 'Confirmez votre adresse sur Essaim',
    text: signed(
      'Pour ouvrir votre compte, suivez ce lien :',
      link,
      '',
      'Il est valable deux jours. Si vous n’avez rien demandé, ignorez ce message : le compte restera fermé.',
    ),
  }),
  change_email: (link) => ({
    subject: 'Confirmez votre nouvelle adresse sur Essaim',
    text: signed(
      'Pour utiliser cette adresse sur Essaim, connectez-vous et ouvrez ce lien :',
      link,
      '',
      'Il est valable une heure. Si vous n’avez rien demandé, ignorez ce message.',
    ),
  }),
  reset_password: (link) => ({
    subject: 'Un nouveau mot de passe pour Essaim',
    text: signed(
      'Pour choisir un nouveau mot de passe, ouvrez ce lien :',
      link,
      '',
      'Vos connexions ouvertes et vos jetons d’accès cesseront alors de valoir.',
      'Il est valable trente minutes et sert une fois. Si vous n’avez rien demandé, votre mot de passe reste le même.',
    ),
  }),
  signUpRepeated: (link) => ({
    subject: 'Vous avez déjà un compte sur Essaim',
    text: signed(
      'Quelqu’un, vous peut-être, vient de s’inscrire avec cette adresse, qui a déjà un compte.',
      'Mot de passe oublié ? Choisissez-en un nouveau ici :',
      link,
    ),
  }),
  passwordChanged: (link) => ({
    subject: 'Votre mot de passe a changé sur Essaim',
    text: signed(
      'Votre mot de passe vient d’être changé et vos autres connexions sont fermées.',
      'Si ce n’est pas vous, choisissez-en un nouveau tout de suite :',
      link,
    ),
  }),
  emailChanged: (link) => ({
    subject: 'L’adresse de votre compte Essaim a changé',
    text: signed(
      'Votre compte a désormais une autre adresse, et ses autres connexions sont fermées.',
      'Si ce n’est pas vous, écrivez-nous tout de suite, de cette adresse-ci :',
      link,
    ),
  }),
  secondFactorAdded: (link) => ({
    subject: 'Votre compte Essaim a un second facteur',
    text: signed(
      'Un second facteur vient d’être installé sur votre compte : se connecter demandera désormais un code.',
      'Gardez vos codes de secours : ils ouvrent votre compte si vous perdez votre téléphone.',
      'Si ce n’est pas vous, changez votre mot de passe et écrivez-nous :',
      link,
    ),
  }),
  secondFactorRemoved: (link) => ({
    subject: 'Votre compte Essaim n’a plus de second facteur',
    text: signed(
      'Le second facteur de votre compte vient d’être retiré : le mot de passe suffit de nouveau.',
      'Si ce n’est pas vous, changez votre mot de passe tout de suite :',
      link,
    ),
  }),
  accessTokenCreated: (link) => ({
    subject: 'Un jeton d’accès a été créé sur Essaim',
    text: signed(
      'Un jeton d’accès vient d’être créé sur votre compte : un programme peut s’en servir en votre nom.',
      'Si ce n’est pas vous, choisissez un nouveau mot de passe : tous vos jetons cesseront de valoir.',
      link,
    ),
  }),
  identityLinked: (link) => ({
    subject: 'Une connexion académique ouvre maintenant votre compte Essaim',
    text: signed(
      'Une connexion académique vient d’être liée à votre compte : elle l’ouvre désormais, comme votre mot de passe.',
      'Si ce n’est pas vous, choisissez un nouveau mot de passe : cela la retire aussitôt.',
      link,
    ),
  }),
} satisfies Record<string, Mail>;
