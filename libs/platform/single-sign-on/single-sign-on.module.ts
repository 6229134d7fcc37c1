import { Global, Module } from '@nestjs/common';
import { Issuers } from './issuers.js';

@Global()
@Module({ providers: [Issuers], exports: [Issuers] })
export class SingleSignOnModule {}
