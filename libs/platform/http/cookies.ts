import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS, type Settings } from '#platform/config';

/** What this host alone may read: `__Host-` and Secure over https; plain on http loopback only, where Safari and curl drop Secure ones. */
class HostCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(
    settings: Settings,
    plainName: string,
    private readonly longest = 200,
  ) {
    this.secure = settings.pagesOrigin.startsWith('https:');
    this.name = this.secure ? `__Host-${plainName}` : plainName;
  }

  /** A secret of ours is 43 signs; what is much longer is not looked up. */
  read(request: Request): string | null {
    const value = readCookie(request, this.name);
    return value && value.length <= this.longest ? value : null;
  }

  set(response: Response, value: string, expires: Date): void {
    response.cookie(this.name, value, { ...this.options, expires });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }

  private get options() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }
}

/** Who is signed in. */
@Injectable()
export class SessionCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim');
  }

  /**
   * The next person at this computer finds nothing: not by the back button, not in a draft kept by the browser. Other
   * cookies stay: they are her reading settings, and the device that she is known on.
   */
  override clear(response: Response): void {
    response.set('Clear-Site-Data', '"cache", "storage"');
    super.clear(response);
  }
}

/** A device on which somebody has signed in before: strangers’ failed attempts do not lock her out there. */
@Injectable()
export class DeviceCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim-appareil');
  }
}

/** A sign-in on its way: the first proof is given, the code is not. */
@Injectable()
export class ChallengeCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim-etape');
  }
}

/** The browser that left for an issuer; only the same one may come back. */
@Injectable()
export class IssuerCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim-retour', 4000);
  }
}

/** How somebody likes to read; no account is needed for it. */
@Injectable()
export class ReadingCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim-lecture');
  }
}

/** What a teacher says of her class; kept by her browser alone. */
@Injectable()
export class ClassCookie extends HostCookie {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(settings, 'essaim-classe', 600);
  }
}

/** One cookie's value, decoded; null when absent or malformed. */
function readCookie(request: Request, name: string): string | null {
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
