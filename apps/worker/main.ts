import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '#platform/config';
import { Database } from '#platform/database';
import { Metrics } from '#platform/observability';
import { OutboxRunner } from '#platform/outbox';
import { openMetricsPort } from '../server/metrics-port.js';
import { live } from '../server/process-life.js';
import { ProductModule } from '../server/product.module.js';
import { openRuntime } from '../server/runtime.js';
import { showLife } from './sign-of-life.js';

await live(async () => {
  const settings = readSettings();
  const runtime = await openRuntime(settings);

  @Module({ imports: [ProductModule.on(runtime, settings, 'worker')], providers: [OutboxRunner] })
  class WorkerModule {}

  const app = await NestFactory.createApplicationContext(WorkerModule, {
    logger: false,
    abortOnError: false,
  });
  const hide = await showLife(runtime.dataDir, app.get(Database));
  const closeMetrics = await openMetricsPort(app.get(Metrics), settings, 'worker');
  return async () => {
    await closeMetrics();
    await hide();
    await app.close();
    await runtime.close();
  };
});
