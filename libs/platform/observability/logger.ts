import { type DynamicModule, Module } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import { plainError } from './bare.js';
import { Metrics } from './metrics.js';

export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error'>;
export const LOGGER = Symbol('logger');

const redacted = ['email', 'password', 'token', 'cookie', 'authorization', 'ip'].flatMap((name) => [
  name,
  `*.${name}`,
]);

/** A logger of one process; `room` in each line says where it comes from. Written on standard error. */
export function createLogger(level: string, name: string): Logger {
  return pino(
    {
      level,
      name,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: plainError },
      redact: { paths: redacted, remove: true },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

@Module({})
export class ObservabilityModule {
  static with(logger: Logger): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      providers: [{ provide: LOGGER, useValue: logger }, Metrics],
      exports: [LOGGER, Metrics],
    };
  }
}
