import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator knows it: SHA-1, six digits, thirty seconds; one step early or late is accepted. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const tolerance = 1;

/** A new secret of 160 bits (RFC 4226, section 4), in base 32 as people may have to type it. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

const generator = (secret: string, label = '') =>
  new TOTP({ ...shape, issuer: 'Essaim', label, secret: Secret.fromBase32(secret) });

/** The address that an authenticator reads from the QR code. */
export const codeAddress = (secret: string, email: string): string => generator(secret, email).toString();

/** The code of the moment, for demo accounts and tests. */
export const codeAt = (secret: string, now: Date): string =>
  generator(secret).generate({ timestamp: now.getTime() });

/** The time step that this code belongs to; null when it belongs to none near now. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = generator(secret).validate({ token, timestamp, window: tolerance });
  return delta === null ? null : Math.floor(timestamp / 1000 / shape.period) + delta;
}

/** Letters and digits that nobody mistakes for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** One recovery code: 12 signs of 31, about 59 bits; used once, and tried ten times a quarter of an hour at most. */
export function newRecoveryCode(): string {
  const signs = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)] ?? '');
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** A recovery code as it is hashed, however it was typed. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
