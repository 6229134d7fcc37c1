import { Module } from '@nestjs/common';
import { DemoModule } from './demo/demo.module.js';
import { ImportModule } from './import.module.js';

@Module({ imports: [ImportModule, DemoModule], exports: [ImportModule, DemoModule] })
export class ExchangeModule {}
