import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a mail's stop link stops, for whom: the link is the only proof asked, so nobody can guess one. */
export interface Stop {
  readonly accountId: string;
  readonly kinds: readonly string[];
}

const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`stop-notifications ${text}`).digest('base64url');

/** It never expires: a mail may be read a year later, and stopping harms nobody. */
export function stopToken(secret: string, { accountId, kinds }: Stop): string {
  const text = Buffer.from([accountId, ...kinds].join(' ')).toString('base64url');
  return `${text}.${sign(secret, text)}`;
}

/** Null when we did not make it. */
export function readStopToken(secret: string, token: string): Stop | null {
  const [text = '', signature = ''] = token.split('.');
  const [expected, shown] = [Buffer.from(sign(secret, text)), Buffer.from(signature)];
  if (expected.length !== shown.length || !timingSafeEqual(expected, shown)) return null;
  const [accountId = '', ...kinds] = Buffer.from(text, 'base64url').toString().split(' ');
  return { accountId, kinds };
}
