import { Refusal } from '#platform/authorization';

const refusal = (code: string, message: string) =>
  class extends Refusal {
    constructor() {
      super({ code, message, field: null });
    }
  };

export const IssuerUnavailable = refusal(
  'ISSUER_UNAVAILABLE',
  'Connexion académique indisponible pour le moment. Votre mot de passe Essaim, si vous en avez un, ouvre toujours votre compte.',
);
/** It said no, or the person gave up there. */
export const IssuerRefused = refusal(
  'ISSUER_REFUSED',
  'Votre académie n’a pas confirmé la connexion. Rien n’a été changé : vous pouvez recommencer.',
);
/** A signature, an issuer, an audience, a date, a nonce or a subject is not what it must be; the log says which. */
export const IssuerAnswerInvalid = refusal(
  'ISSUER_ANSWER_INVALID',
  'La réponse de votre académie n’a pas pu être vérifiée. Par prudence, rien n’a été ouvert.',
);
/** Another browser, too late, or a second time. */
export const VisitExpired = refusal(
  'VISIT_EXPIRED',
  'Cette connexion a été commencée ailleurs, ou il y a trop longtemps. Reprenez depuis la page de connexion.',
);
