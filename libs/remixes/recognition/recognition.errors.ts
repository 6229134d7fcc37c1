import { Refusal } from '#platform/authorization';

/** Answered meanwhile, or its source is no longer there to be read. */
export class RecognitionUnknown extends Refusal {
  constructor() {
    super({
      code: 'RECOGNITION_UNKNOWN',
      message: 'Cette ressemblance n’est plus à confirmer. Rien n’est changé.',
      field: 'id',
    });
  }
}
