import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { registerEntities } from '#platform/database';
import { DigestHandler } from './digest.handler.js';
import { DigestService } from './digest.service.js';
import { DigestLinesService } from './digest-lines.service.js';
import { LiveLines } from './live-lines.service.js';
import { MandateNoticeHandler } from './mandate-notice.handler.js';
import { MandateWordingService } from './mandate-wording.service.js';
import { NotificationLoader } from './notification.loader.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationResolver, ViewerNotificationsResolver } from './notification.resolver.js';
import { NotificationService } from './notification.service.js';
import { Notification } from './notification.js';
import { PreferenceRepository } from './preference.repository.js';
import { PreferenceService } from './preference.service.js';

registerEntities(Notification);

@Module({
  imports: [IdentityModule],
  providers: [
    NotificationRepository,
    PreferenceRepository,
    NotificationService,
    PreferenceService,
    LiveLines,
    DigestLinesService,
    DigestService,
    DigestHandler,
    MandateWordingService,
    MandateNoticeHandler,
    NotificationLoader,
    NotificationResolver,
    ViewerNotificationsResolver,
  ],
  exports: [LiveLines, NotificationService],
})
export class NotificationsModule {}
