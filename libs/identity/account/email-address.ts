import { EmailInvalid } from './account.errors.js';

/** An address in its one stored form: trimmed, lower case; throws `EmailInvalid`. Control characters never reach a mail header. */
export function emailAddress(text: string): string {
  const address = findEmailAddress(text);
  if (address === null) throw new EmailInvalid();
  return address;
}

/** The same, or null. */
export function findEmailAddress(text: string): string | null {
  const address = text.normalize('NFC').trim().toLowerCase();
  const isOne =
    address.length <= 254 && /^[^\s@<>(),;:\\"[\]\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(address);
  return isOne ? address : null;
}
