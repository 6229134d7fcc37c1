import { Global, Module } from '@nestjs/common';
import { SessionCookie } from './cookies.js';
import { SiteOrigins } from './origins.js';

@Global()
@Module({ providers: [SiteOrigins, SessionCookie], exports: [SiteOrigins, SessionCookie] })
export class HttpModule {}
