import { Refusal } from '#platform/authorization';

export class KindUnknown extends Refusal {
  constructor() {
    super({
      code: 'TERM_UNKNOWN',
      message: 'Cette valeur n’est pas dans la liste proposée.',
      field: 'choices',
    });
  }
}

export class StopLinkInvalid extends Refusal {
  constructor() {
    super({
      code: 'LINK_INVALID',
      message:
        'Ce lien n’est pas entier. Recopiez-le du courriel, ou réglez vos courriels dans votre compte.',
      field: 'token',
    });
  }
}
