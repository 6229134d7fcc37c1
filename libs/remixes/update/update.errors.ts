import { Refusal } from '#platform/authorization';

export class NothingToUpdate extends Refusal {
  constructor() {
    super({
      code: 'NOTHING_TO_UPDATE',
      message: 'Cette adaptation part déjà de la version la plus récente de l’original.',
      field: 'sourceId',
    });
  }
}

export class PieceUnknown extends Refusal {
  constructor() {
    super({
      code: 'PIECE_UNKNOWN',
      message: 'L’original a changé depuis : relisez la liste, elle est à jour.',
      field: 'choices',
    });
  }
}

export class NotASource extends Refusal {
  constructor() {
    super({
      code: 'NOT_A_SOURCE',
      message: 'Cette ressource n’est pas un original de la vôtre.',
      field: 'sourceId',
    });
  }
}
