import { Secret, TOTP } from 'otpauth';

/** What the application on her phone shows (RFC 6238, as every one of them does it); our own code is what it tries. */
export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
