import { isSignatureOf, signatureOf } from '#platform/authorization';
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

const wordsOf = ({ id }: Pick<Collection, 'id'>, expires: string): string =>
  `collection-archive ${id} ${expires} GET`;

/** For who reads the collection now: of a private one the page that checked it signs five minutes. */
export const archivePath = (secret: string, collection: Addressed, now: Date): string =>
  pathOf(collection, 'emporter.zip', proofFor(secret, collection, now));

/** The same of its offline kit; `since`: of the kit that one has, or the day on which it was made. */
export function kitPath(
  secret: string,
  collection: Addressed,
  { now, since }: { now: Date; since: string | null },
): string {
  const proof = proofFor(secret, collection, now);
  return pathOf(collection, 'valise.zip', since === null ? proof : { ...proof, depuis: since });
}

function proofFor(secret: string, collection: Addressed, now: Date): Record<string, string> {
  if (collection.visibility === 'public') return {};
  if (collection.visibility === 'link') return { cle: collection.linkKey };
  const expires = String(Math.floor(now.getTime() / 1000) + FIVE_MINUTES);
  return { expire: expires, signature: signatureOf(secret, wordsOf(collection, expires)) };
}

function pathOf({ slug }: Addressed, name: string, query: Record<string, string>): string {
  const asked = new URLSearchParams(query);
  return `/c/${slug}/${name}${asked.size > 0 ? `?${asked.toString()}` : ''}`;
}

/** Whether we gave this address, to somebody who read it then, less than five minutes ago. */
export function isSigned(
  secret: string,
  collection: Pick<Collection, 'id'>,
  { expires, signature }: ArchiveProof,
  now: Date,
): boolean {
  if (expires === null || signature === null) return false;
  return (
    isSignatureOf(secret, wordsOf(collection, expires), signature) && Number(expires) * 1000 > now.getTime()
  );
}
