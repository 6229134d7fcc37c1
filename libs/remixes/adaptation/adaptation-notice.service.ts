import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Database } from '#platform/database';
import { AdaptationRepository, type UntoldAdaptation } from './adaptation.repository.js';

/** When an adaptation stands: who signs its originals is told, once for each. */
@Injectable()
export class AdaptationNoticeService {
  constructor(
    private readonly database: Database,
    private readonly adaptations: AdaptationRepository,
    private readonly notifications: NotificationService,
  ) {}

  async tellAuthors(resourceId: string): Promise<void> {
    for (const adaptation of await this.adaptations.untold(resourceId)) await this.tell(adaptation);
  }

  private async tell(adaptation: UntoldAdaptation): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.adaptations.markTold(tx, adaptation))) return;
      for (const accountId of await this.adaptations.authorsToTell(tx, adaptation))
        await this.notifications.notify(tx, {
          accountId,
          kind: 'adapted',
          resourceId: adaptation.sourceId,
          title: `« ${adaptation.sourceTitle} » est adaptée : « ${adaptation.title} ».`,
          path: `/r/${adaptation.slug}`,
          // Who is said to have agreed must be able to say that it is not so.
          detail: adaptation.agreement
            ? `Elle s’appuie sur un accord écrit de votre part : «\u00a0${adaptation.agreement}\u00a0»`
            : adaptation.whatChanged,
        });
    });
  }
}
