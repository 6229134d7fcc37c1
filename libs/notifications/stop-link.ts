import { isSignatureOf, signatureOf } from '#platform/authorization';

/** What a mail's stop link stops, for whom: the link is the only proof asked, so nobody can guess one. */
export interface Stop {
  readonly accountId: string;
  readonly kinds: readonly string[];
}

const wordsOf = (text: string): string => `stop-notifications ${text}`;

/** It never expires: a mail may be read a year later, and stopping harms nobody. */
export function stopToken(secret: string, { accountId, kinds }: Stop): string {
  const text = Buffer.from([accountId, ...kinds].join(' ')).toString('base64url');
  return `${text}.${signatureOf(secret, wordsOf(text))}`;
}

/** Null when we did not make it. */
export function readStopToken(secret: string, token: string): Stop | null {
  const [text = '', signature = ''] = token.split('.');
  if (!isSignatureOf(secret, wordsOf(text), signature)) return null;
  const [accountId = '', ...kinds] = Buffer.from(text, 'base64url').toString().split(' ');
  return { accountId, kinds };
}
