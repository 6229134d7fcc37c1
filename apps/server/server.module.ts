import { type DynamicModule, Module } from '@nestjs/common';
import { type Settings } from '#platform/config';
import { WebModule } from '#web';
import { HealthController } from './health.controller.js';
import { ProductModule } from './product.module.js';
import type { Runtime } from './runtime.js';

@Module({})
export class ServerModule {
  static on(runtime: Runtime, settings: Settings): DynamicModule {
    return {
      module: ServerModule,
      imports: [ProductModule.on(runtime, settings, 'server'), WebModule],
      controllers: [HealthController],
    };
  }
}
