const ANYWHERE = 'http://pages.invalid';

/** A path of this site, from what an address or a form says; the other value when it would lead elsewhere. */
export function safePath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, ANYWHERE)) return otherwise;
  const url = new URL(wanted, ANYWHERE);
  // A browser reads « //host » and « /\host » as another site; the parser shows it as another origin.
  return url.origin === ANYWHERE && !url.pathname.startsWith('//') ? url.pathname + url.search : otherwise;
}

/** Where to sign in, coming back to this address afterwards. */
export const signInPath = (address: string): string =>
  address === '/' || address.startsWith('/connexion')
    ? '/connexion'
    : `/connexion?suite=${encodeURIComponent(address)}`;

/** The slug in the address of a resource, or the text itself when it is already one; null for anything else. */
export function slugIn(text: string): string | null {
  const trimmed = text.trim();
  const path = URL.canParse(trimmed) ? new URL(trimmed).pathname : trimmed;
  const slug =
    /^\/r\/([^/?#]+)/.exec(path)?.[1] ??
    /^\/s\/([^/?#]+)/.exec(path)?.[1] ??
    /^[\p{L}\d-]+$/u.exec(path)?.[0];
  return slug ?? null;
}
