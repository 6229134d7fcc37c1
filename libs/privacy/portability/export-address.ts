import { createHmac, timingSafeEqual } from 'node:crypto';

const FIVE_MINUTES = 300;

/** What the address of an export proves: the files host gets no cookie, so the page that asked for the password signs it. */
export interface ExportProof {
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly expires: string;
  readonly signature: string;
}

const signatureOf = (secret: string, accountId: string, expires: string): string =>
  createHmac('sha256', secret).update(`account-export ${accountId} ${expires} GET`).digest('base64url');

/** On the files host, for five minutes. */
export function exportPath(secret: string, accountId: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1000) + FIVE_MINUTES);
  return `/mes-donnees/${accountId}/${expires}/${signatureOf(secret, accountId, expires)}/essaim.zip`;
}

export function isExportSigned(secret: string, proof: ExportProof, now: Date): boolean {
  const expected = Buffer.from(signatureOf(secret, proof.accountId, proof.expires));
  const shown = Buffer.from(proof.signature);
  return (
    expected.length === shown.length &&
    timingSafeEqual(expected, shown) &&
    Number(proof.expires) * 1000 > now.getTime()
  );
}
