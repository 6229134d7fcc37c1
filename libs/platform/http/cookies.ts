import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS, type Settings } from '#platform/config';

/** The session's cookie: `__Host-` and Secure over https; plain on http loopback only, where Safari and curl drop Secure ones. */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.secure = settings.pagesOrigin.startsWith('https:');
    this.name = this.secure ? '__Host-essaim' : 'essaim';
  }

  read(request: Request): string | null {
    return readCookie(request, this.name);
  }

  set(response: Response, token: string, expires: Date): void {
    response.cookie(this.name, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
      expires,
    });
  }

  /**
   * The next person at this computer finds nothing: not by the back button, not in a draft kept by the browser. Other
   * cookies stay: they are her reading settings.
   */
  clear(response: Response): void {
    response.set('Clear-Site-Data', '"cache", "storage"');
    response.clearCookie(this.name, { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' });
  }
}

/** One cookie's value, decoded; null when absent or malformed. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0 && pair.slice(0, cut).trim() === name) return decode(pair.slice(cut + 1).trim());
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
