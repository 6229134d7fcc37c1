import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform/config';

/** The two hosts: pages and API on one, deposited files on the other. Never an origin taken from a request. */
@Injectable()
export class SiteOrigins {
  readonly pages: string;
  readonly files: string;
  readonly loopback: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.pages = settings.pagesOrigin;
    this.files = settings.filesOrigin;
    this.loopback = settings.loopback;
  }
}
