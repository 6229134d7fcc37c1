import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '#platform/config';
import { Database } from '#platform/database';
import { LOGGER, type Logger, Metrics } from '#platform/observability';
import { AddressErrors } from './address-errors.js';
import { buildPipeline } from './http-pipeline.js';
import { close, listen } from './listen.js';
import { openMetricsPort } from './metrics-port.js';
import { live } from './process-life.js';
import { NestLogger } from './nest-logger.js';
import { openRuntime } from './runtime.js';
import { ServerModule } from './server.module.js';

await live(async () => {
  const settings = readSettings();
  const runtime = await openRuntime(settings);
  const app = await NestFactory.create<NestExpressApplication>(ServerModule.on(runtime, settings), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(new NestLogger(app.get<Logger>(LOGGER)));
  app.useGlobalFilters(app.get(AddressErrors));
  buildPipeline(app, settings);
  await app.init();
  app.get(Database).watchPulse();
  const servers = await listen(app.getHttpAdapter().getInstance(), settings);
  const closeMetrics = await openMetricsPort(app.get(Metrics), settings, 'server');
  return async () => {
    await closeMetrics();
    await close(servers);
    await app.close();
    await runtime.close();
  };
});
