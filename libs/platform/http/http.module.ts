import { Global, Module } from '@nestjs/common';
import {
  ChallengeCookie,
  ClassCookie,
  DeviceCookie,
  IssuerCookie,
  ReadingCookie,
  SessionCookie,
} from './cookies.js';
import { SiteOrigins } from './origins.js';

const shared = [
  SiteOrigins,
  SessionCookie,
  DeviceCookie,
  ChallengeCookie,
  IssuerCookie,
  ReadingCookie,
  ClassCookie,
];

@Global()
@Module({ providers: shared, exports: shared })
export class HttpModule {}
