import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, URL-safe. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** What is kept of a secret: it is random enough for a plain hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
