import type { LoggerService } from '@nestjs/common';
import { bareOf, framesOf, type Logger } from '#platform/observability';

/** What the framework has to say, as lines of our own log: failures and warnings only, and of nobody. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    // routes and modules being ready is no news
  }

  error(message: unknown, stack?: unknown): void {
    if (message instanceof Error) this.logger.error({ room: 'nest', err: message }, bareOf(message.message));
    else this.logger.error({ room: 'nest', stack: framesOf(String(stack)) }, bareOf(String(message)));
  }

  warn(message: unknown): void {
    this.logger.warn({ room: 'nest' }, bareOf(String(message)));
  }
}
