import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SiteOrigins } from '#platform/http';
import { Mailer } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import { ErasingService } from './erasing.service.js';
import { erasedMail } from './erasure.mails.js';

/** Runs erasures to their end, and tells who is gone. */
@Injectable()
export class ErasureHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly erasing: ErasingService,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
  ) {}

  onModuleInit(): void {
    this.events.on('account.erasure-asked', (event) => this.erasing.run(String(event.accountId)));
    this.events.onMail('account.erased', (event) =>
      this.mailer.send({ to: String(event.email), ...erasedMail(this.origins.pages) }),
    );
  }
}
