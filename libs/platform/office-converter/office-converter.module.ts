import { Global, Module } from '@nestjs/common';
import { OfficeConverter } from './office-converter.js';

@Global()
@Module({ providers: [OfficeConverter], exports: [OfficeConverter] })
export class OfficeConverterModule {}
