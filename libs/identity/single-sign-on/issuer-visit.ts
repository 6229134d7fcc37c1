import type { SecretSeal } from '../second-factor/secret-seal.js';

/** What a browser carries, sealed, from its departure to an issuer until its return has been used. */
export interface IssuerVisit<Departure, Identity> {
  readonly purpose: 'sign-in' | 'link';
  /** Whose account asks for a link; null for signing in. */
  readonly accountId: string | null;
  readonly next: string;
  /** The secret of the mail that awaits this login, when she leaves from there. */
  readonly confirmation: string | null;
  readonly expiresAt: number;
  readonly departure: Departure | null;
  /** Set when the issuer has answered. */
  readonly identity: Identity | null;
}

const owner = 'issuer visit';
const tenMinutes = 600_000;

export const visitEnds = (now: Date): Date => new Date(now.getTime() + tenMinutes);

export const sealVisit = (visit: IssuerVisit<unknown, unknown>, seal: SecretSeal): string =>
  seal.seal(JSON.stringify(visit), owner);

/** Null when it was not sealed here, or is over. */
export function openVisit<Departure, Identity>(
  text: string | null,
  seal: SecretSeal,
  now: Date,
): IssuerVisit<Departure, Identity> | null {
  const json = text === null ? null : seal.open(text, owner);
  const visit = json === null ? null : (JSON.parse(json) as IssuerVisit<Departure, Identity>);
  return visit && visit.expiresAt > now.getTime() ? visit : null;
}
