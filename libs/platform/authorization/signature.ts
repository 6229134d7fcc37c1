import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address carries to prove that we made it, where no cookie goes. `words` say what it is for, and until when. */
export const signatureOf = (secret: string, words: string): string =>
  createHmac('sha256', secret).update(words).digest('base64url');

/** Compared in the same time whatever is shown. */
export function isSignatureOf(secret: string, words: string, shown: string): boolean {
  const [expected, given] = [Buffer.from(signatureOf(secret, words)), Buffer.from(shown)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
