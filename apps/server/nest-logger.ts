import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform/observability';

/** What the framework has to say, as lines of our own log: failures and warnings only. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    // routes and modules being ready is no news
  }

  error(message: unknown, stack?: unknown): void {
    this.logger.error(
      { room: 'nest', err: message instanceof Error ? message : stack },
      message instanceof Error ? message.message : String(message),
    );
  }

  warn(message: unknown): void {
    this.logger.warn({ room: 'nest' }, String(message));
  }
}
