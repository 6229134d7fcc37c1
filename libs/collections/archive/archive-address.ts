import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Collection } from '../collection/collection.js';

const FIVE_MINUTES = 300;

/** What the address of an archive proves: the files host gets no cookie. */
export interface ArchiveProof {
  /** Of its secret address. */
  readonly key: string | null;
  /** Seconds since 1970. */
  readonly expires: string | null;
  readonly signature: string | null;
}

type Addressed = Pick<Collection, 'id' | 'slug' | 'visibility' | 'linkKey'>;

const signatureOf = (secret: string, { id }: Pick<Collection, 'id'>, expires: string): string =>
  createHmac('sha256', secret).update(`collection-archive ${id} ${expires} GET`).digest('base64url');

/** For who reads the collection now: of a private one the page that checked it signs five minutes. */
export function archivePath(secret: string, collection: Addressed, now: Date): string {
  const path = `/c/${collection.slug}/emporter.zip`;
  if (collection.visibility === 'public') return path;
  if (collection.visibility === 'link') return `${path}?cle=${collection.linkKey}`;
  const expires = String(Math.floor(now.getTime() / 1000) + FIVE_MINUTES);
  return `${path}?expire=${expires}&signature=${signatureOf(secret, collection, expires)}`;
}

/** Whether we gave this address, to somebody who read it then, less than five minutes ago. */
export function isSigned(
  secret: string,
  collection: Pick<Collection, 'id'>,
  { expires, signature }: ArchiveProof,
  now: Date,
): boolean {
  if (expires === null || signature === null) return false;
  const expected = Buffer.from(signatureOf(secret, collection, expires));
  const shown = Buffer.from(signature);
  return (
    expected.length === shown.length &&
    timingSafeEqual(expected, shown) &&
    Number(expires) * 1000 > now.getTime()
  );
}
