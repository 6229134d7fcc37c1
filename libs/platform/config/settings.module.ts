import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from './settings.js';

/** Injection token of the `Settings` in force. */
export const SETTINGS = Symbol('settings');

/** Injection token of the secret of this installation, from which every key is derived. */
export const INSTALLATION_SECRET = Symbol('installation secret');

@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
