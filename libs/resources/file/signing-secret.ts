/** Injection token of the key that signs short-lived addresses of drafts' files. */
export const SIGNING_SECRET = Symbol('signing secret');
