import { isSignatureOf, signatureOf } from '#platform/authorization';

const FIVE_MINUTES = 300;

/** What the address of an export proves: the files host gets no cookie, so the page that asked for the password signs it. */
export interface ExportProof {
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly expires: string;
  readonly signature: string;
}

const wordsOf = (accountId: string, expires: string): string => `account-export ${accountId} ${expires} GET`;

/** On the files host, for five minutes. */
export function exportPath(secret: string, accountId: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1000) + FIVE_MINUTES);
  return `/mes-donnees/${accountId}/${expires}/${signatureOf(secret, wordsOf(accountId, expires))}/essaim.zip`;
}

export const isExportSigned = (
  secret: string,
  { accountId, expires, signature }: ExportProof,
  now: Date,
): boolean =>
  isSignatureOf(secret, wordsOf(accountId, expires), signature) && Number(expires) * 1000 > now.getTime();
