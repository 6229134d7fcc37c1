import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings, type Settings } from '#platform/config';
import { migrate } from '#platform/database';
import { migrations } from '../../infra/database/index.js';
import { ProductModule } from '../server/product.module.js';
import { openRuntime, type Runtime } from '../server/runtime.js';

/** The product's services for one command, on the running database or one started for it; `close` leaves it as it was. */
export type OpenApplication = (
  settings?: Settings,
) => Promise<Pick<INestApplicationContext, 'get'> & { readonly secret: string; close(): Promise<void> }>;

export const openApplication: OpenApplication = async (settings = readSettings()) => {
  const runtime = await openRuntime(settings);
  // The embedded database may be a minute old; an external one is migrated by `essaim migrate` alone.
  if (settings.databaseUrl === null) await migrate(runtime.owner(), migrations);
  const app = await applicationOn(runtime, settings);
  return {
    get: app.get.bind(app),
    secret: runtime.secret,
    close: async () => {
      await app.close();
      await runtime.close();
    },
  };
};

/** The product’s services on a runtime that its caller closes. */
export const applicationOn = (runtime: Runtime, settings: Settings): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(ProductModule.on(runtime, { ...settings, logLevel: 'error' }, 'cli'), {
    logger: false,
    abortOnError: false,
  });

/** One piece of work on the product, closed whatever comes of it. */
export async function using(
  open: OpenApplication,
  work: (app: Awaited<ReturnType<OpenApplication>>) => Promise<void>,
): Promise<void> {
  const app = await open();
  try {
    await work(app);
  } finally {
    await app.close();
  }
}
