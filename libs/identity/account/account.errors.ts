import { Refusal, refusal } from '#platform/authorization';

export const EmailInvalid = refusal(
  'EMAIL_INVALID',
  'Une adresse de courriel a la forme nom@academie.fr.',
  'email',
);
/** Said to whoever runs the installation only: to strangers, an address never says whether it has an account. */
export const EmailTaken = refusal('EMAIL_TAKEN', 'Cette adresse a déjà un compte.', 'email');
export const NameInvalid = refusal(
  'NAME_INVALID',
  'Donnez le nom sous lequel vous publierez : 2 à 80 caractères, pseudonyme accepté.',
  'publicName',
);
export const PasswordTooShort = (field: string) =>
  new Refusal({
    code: 'PASSWORD_TOO_SHORT',
    message: 'Au moins 12 caractères. Une phrase de quelques mots convient bien.',
    field,
  });
export const PasswordTooLong = (field: string) =>
  new Refusal({ code: 'PASSWORD_TOO_LONG', message: 'Au plus 256 caractères.', field });
export const PasswordTooWeak = (field: string) =>
  new Refusal({
    code: 'PASSWORD_TOO_WEAK',
    message: 'Ce mot de passe se devine trop vite. Ajoutez des mots, ou mêlez lettres et chiffres.',
    field,
  });
export const PasswordTooCommon = (field: string) =>
  new Refusal({
    code: 'PASSWORD_TOO_COMMON',
    message:
      'Ce mot de passe est trop courant, ou contient votre nom, votre adresse ou un mot d’école. Choisissez-en un autre.',
    field,
  });
/** One answer whether the address exists or not. */
export const CredentialsWrong = refusal(
  'CREDENTIALS_WRONG',
  'L’adresse ou le mot de passe ne convient pas.',
  'password',
);
export const CurrentPasswordWrong = refusal(
  'CURRENT_PASSWORD_WRONG',
  'Ce n’est pas votre mot de passe actuel, ni un code de votre second facteur.',
  'currentPassword',
);
export const CodeWrong = refusal(
  'CODE_WRONG',
  'Ce code ne convient pas. Attendez le suivant dans votre application, ou donnez un code de secours.',
  'code',
);
/** While it is being set up: there is no recovery code yet. */
export const FirstCodeWrong = refusal(
  'CODE_WRONG',
  'Ce code ne convient pas. Vérifiez l’heure de votre appareil, puis donnez le code qu’il affiche.',
  'code',
);
export const ChallengeExpired = refusal(
  'CHALLENGE_EXPIRED',
  'Trop de temps a passé. Reprenez la connexion depuis le début.',
  'code',
);
export const SecondFactorMissing = refusal(
  'SECOND_FACTOR_MISSING',
  'Il n’y a pas de second facteur à cet endroit. Commencez par l’installer.',
  'code',
);
export const SecondFactorPresent = refusal(
  'SECOND_FACTOR_PRESENT',
  'Votre compte a déjà un second facteur. Retirez-le avant d’en installer un autre.',
  'code',
);
export const SignInAgain = refusal(
  'SIGN_IN_AGAIN',
  'Votre connexion date de plus de dix minutes. Déconnectez-vous, reconnectez-vous par votre académie, puis recommencez.',
  'currentPassword',
);
export const IdentityTaken = refusal(
  'IDENTITY_TAKEN',
  'Cette connexion académique ouvre déjà un autre compte d’Essaim.',
);
export const LastWayIn = refusal(
  'LAST_WAY_IN',
  'C’est votre seule façon d’entrer. Choisissez d’abord un mot de passe.',
  'currentPassword',
);
export const AccountSuspended = refusal(
  'ACCOUNT_SUSPENDED',
  'Ce compte est suspendu. Écrivez à l’équipe d’Essaim.',
  'email',
);
export const TooManyAttempts = refusal(
  'TOO_MANY_ATTEMPTS',
  'Trop d’essais. Attendez un quart d’heure, ou changez votre mot de passe.',
  'password',
);
export const TooManyCodes = refusal('TOO_MANY_ATTEMPTS', 'Trop d’essais. Attendez un quart d’heure.', 'code');
export const LinkExpired = refusal(
  'LINK_EXPIRED',
  'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.',
  'token',
);
/** Both sides of a change of address: the mailbox that gets the link, and the account that asked. */
export const LinkOfAnotherAccount = refusal(
  'LINK_OF_ANOTHER_ACCOUNT',
  'Ce lien vient d’un autre compte que le vôtre. Connectez-vous avec celui dont l’adresse doit changer.',
  'token',
);
/** Asked for with another identity, or without one: the owner of the mailbox may still choose a password. */
export const IdentityNotExpected = refusal(
  'IDENTITY_NOT_EXPECTED',
  'Ce n’est pas cette connexion académique qui a demandé le compte. Rouvrez le lien du courriel et choisissez un mot de passe.',
);
export const TokenNameMissing = refusal(
  'TOKEN_NAME_MISSING',
  'Donnez un nom à ce jeton, pour le reconnaître plus tard.',
  'name',
);
export const TokenDaysInvalid = refusal('TOKEN_DAYS_INVALID', 'Un jeton dure de 1 à 365 jours.', 'days');
export const NoTokenByToken = refusal(
  'NO_TOKEN_BY_TOKEN',
  'Un jeton ne peut pas en créer un autre : connectez-vous par mot de passe.',
);
export const TermNotListed = (field: string) =>
  new Refusal({ code: 'TERM_UNKNOWN', message: 'Cette valeur n’est pas dans la liste proposée.', field });
export const EstablishmentUnknown = refusal(
  'ESTABLISHMENT_UNKNOWN',
  'Choisissez un établissement de la liste.',
  'establishmentUai',
);
export const AddressNotWeb = refusal(
  'ADDRESS_INVALID',
  'Une adresse commence par https:// ou http://.',
  'links',
);
export const OncePerDocument = refusal(
  'ONCE_PER_REQUEST',
  'Cette action se demande une seule fois par requête.',
);
