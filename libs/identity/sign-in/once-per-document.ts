import { OncePerDocument } from '../account/account.errors.js';

const asked = new WeakSet<object>();

/** Aliases must not turn one request into a thousand tries: one mutation about credentials a document. */
export function once(context: object): void {
  if (asked.has(context)) throw new OncePerDocument();
  asked.add(context);
}
