import { type DynamicModule, Module } from '@nestjs/common';
import { type Settings } from '#platform/config';
import { ResourcesModule } from '#resources';
import { WebModule } from '#web';
import { AddressErrors } from './address-errors.js';
import { HealthController } from './health.controller.js';
import { ProductModule } from './product.module.js';
import type { Runtime } from './runtime.js';

@Module({})
export class ServerModule {
  static on(runtime: Runtime, settings: Settings): DynamicModule {
    return {
      module: ServerModule,
      imports: [ProductModule.on(runtime, settings, 'server'), ResourcesModule, WebModule],
      controllers: [HealthController],
      providers: [AddressErrors],
    };
  }
}
