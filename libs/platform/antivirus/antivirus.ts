import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform/config';
import { askClamd } from './clamd.js';

/** `waiting`: the daemon is away, slow or broken, and is to be asked again; `isAway` when it said nothing at all. */
export type ScanVerdict =
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly name: string }
  | { readonly state: 'too_large' }
  | { readonly state: 'waiting'; readonly isAway: boolean; readonly why: string };

/** A connection that says nothing for so long is given up: a teacher waits behind it. */
const SILENCE_MS = 20_000;

@Injectable()
export class Antivirus {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'antivirus'>) {}

  get isConfigured(): boolean {
    return this.settings.antivirus !== null;
  }

  /** What the daemon says of these bytes; null when the settings name none. Throws only what reading the bytes throws. */
  async scan(content: AsyncIterable<Uint8Array>, silenceMs = SILENCE_MS): Promise<ScanVerdict | null> {
    const { antivirus } = this.settings;
    return antivirus && verdictOf(await askClamd(antivirus, content, silenceMs));
  }
}

/** clamd(8): « stream: OK », « stream: NAME FOUND », or what went wrong. Only what is surely said counts. */
function verdictOf({ said, failure }: { said: string; failure: string | null }): ScanVerdict {
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found) return { state: 'infected', name: found };
  if (said === 'stream: OK') return { state: 'clean' };
  if (/size limit exceeded/i.test(said)) return { state: 'too_large' };
  return { state: 'waiting', isAway: said === '', why: said || (failure ?? 'no answer') };
}
