import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform/config';
import { FolderMailer, Mailer, SmtpMailer } from './mailer.js';

@Module({})
export class MailModule {
  /** @param dataDir where the development mails lie */
  static at(dataDir: string): DynamicModule {
    const provider = {
      provide: Mailer,
      inject: [SETTINGS],
      useFactory: (settings: Settings) =>
        settings.smtpUrl
          ? new SmtpMailer(settings.smtpUrl, settings.mailFrom)
          : new FolderMailer(join(dataDir, 'courrier')),
    };
    return { module: MailModule, global: true, providers: [provider], exports: [Mailer] };
  }
}
