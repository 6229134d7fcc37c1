import { isSignatureOf, signatureOf } from '#platform/authorization';

const fiveMinutes = 300;
/** A page is read for longer than a file is fetched; who asks is asked again each time. */
const oneDay = 86_400;

/** A short-lived address of a draft's file: the files host gets no cookie, so the page that checked the policy signs it. */
export interface SignedFile {
  readonly partId: string;
  readonly viewerId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** The picture of one page of a draft's file, for one viewer. */
export interface SignedPage extends SignedFile {
  readonly derivedId: string;
}

const fileWords = ({ partId, viewerId, expires }: SignedFile): string =>
  `draft-file ${partId} ${viewerId} ${expires} GET attachment`;
const pageWords = ({ partId, viewerId, expires, derivedId }: SignedPage): string =>
  `draft-page ${partId} ${viewerId} ${expires} ${derivedId} GET image`;

/** The path of a draft's file for one viewer, valid five minutes. */
export function signedPath(
  secret: string,
  file: { partId: string; viewerId: string; name: string },
  now: Date,
): string {
  const expires = Math.floor(now.getTime() / 1000) + fiveMinutes;
  const signed = signatureOf(secret, fileWords({ ...file, expires }));
  return `/fichiers-de-brouillon/${file.partId}/${file.viewerId}/${expires}/${signed}/${encodeURIComponent(file.name)}`;
}

/** The path of a picture of a draft's page for one viewer, valid a day. */
export function signedPagePath(secret: string, page: Omit<SignedPage, 'expires'>, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + oneDay;
  const signed = signatureOf(secret, pageWords({ ...page, expires }));
  return `/apercus-de-brouillon/${page.partId}/${page.viewerId}/${expires}/${signed}/${page.derivedId}`;
}

/** Whether this address was made by us and is still valid. */
export const isValidSignature = (secret: string, file: SignedFile, given: string, now: Date): boolean =>
  isSignatureOf(secret, fileWords(file), given) && file.expires * 1000 > now.getTime();

/** The same, of a page. */
export const isValidPageSignature = (secret: string, page: SignedPage, given: string, now: Date): boolean =>
  isSignatureOf(secret, pageWords(page), given) && page.expires * 1000 > now.getTime();

/** Where a published file, a whole version and a preview image stand on the files host. */
export const filePath = (partId: string, name: string): string =>
  `/fichiers/${partId}/${encodeURIComponent(name)}`;
export const originalPath = (partId: string, name: string): string =>
  `/originaux/${partId}/${encodeURIComponent(name)}`;
export const archivePath = (slug: string, number: number): string => `/tout/${slug}/${number}/${slug}.zip`;
export const derivedPath = (partId: string, derivedId: string): string => `/apercus/${partId}/${derivedId}`;

export const copyPath = (partId: string, derivedId: string, name: string): string =>
  `/copies/${partId}/${derivedId}/${encodeURIComponent(name)}`;

const fileRoutes =
  /^\/(fichiers|originaux|tout|apercus|copies|fichiers-de-brouillon|apercus-de-brouillon|mes-donnees)\/|^\/c\/[^/]+\/(?:emporter|valise)\.zip$/;

/** Which paths belong to the files host, and to it alone. */
export const isFileRoute = (path: string): boolean => fileRoutes.test(path);
