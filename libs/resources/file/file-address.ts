import { createHmac, timingSafeEqual } from 'node:crypto';

const fiveMinutes = 300;

/** A short-lived address of a draft's file: the files host gets no cookie, so the page that checked the policy signs it. */
export interface SignedFile {
  readonly partId: string;
  readonly viewerId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

const signature = (secret: string, { partId, viewerId, expires }: SignedFile): string =>
  createHmac('sha256', secret)
    .update(`draft-file ${partId} ${viewerId} ${expires} GET attachment`)
    .digest('base64url');

/** The path of a draft's file for one viewer, valid five minutes. */
export function signedPath(
  secret: string,
  file: { partId: string; viewerId: string; name: string },
  now: Date,
): string {
  const expires = Math.floor(now.getTime() / 1000) + fiveMinutes;
  const signed = signature(secret, { ...file, expires });
  return `/fichiers-de-brouillon/${file.partId}/${file.viewerId}/${expires}/${signed}/${encodeURIComponent(file.name)}`;
}

/** Whether this address was made by us and is still valid. */
export function isValidSignature(secret: string, file: SignedFile, given: string, now: Date): boolean {
  const expected = Buffer.from(signature(secret, file));
  const shown = Buffer.from(given);
  return (
    expected.length === shown.length &&
    timingSafeEqual(expected, shown) &&
    file.expires * 1000 > now.getTime()
  );
}

/** Where a published file, a whole version and a preview image stand on the files host. */
export const filePath = (partId: string, name: string): string =>
  `/fichiers/${partId}/${encodeURIComponent(name)}`;
export const originalPath = (partId: string, name: string): string =>
  `/originaux/${partId}/${encodeURIComponent(name)}`;
export const archivePath = (slug: string, number: number): string => `/tout/${slug}/${number}/${slug}.zip`;
export const derivedPath = (partId: string, derivedId: string): string => `/apercus/${partId}/${derivedId}`;

export const copyPath = (partId: string, derivedId: string, name: string): string =>
  `/copies/${partId}/${derivedId}/${encodeURIComponent(name)}`;

const fileRoutes = /^\/(fichiers|originaux|tout|apercus|copies|fichiers-de-brouillon)\//;

/** Which paths belong to the files host, and to it alone. */
export const isFileRoute = (path: string): boolean => fileRoutes.test(path);
