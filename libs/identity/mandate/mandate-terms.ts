import { readFileSync } from 'node:fs';
import type { MandateRole } from '#platform/authorization';

interface RoleTerms {
  readonly label: string;
  /** Null: it needs no end. */
  readonly mostMonths: number | null;
  /** Given by referents of a wider territory too; what is not, by a national administrator only. */
  readonly delegable: boolean;
  /** What it is about has no territory. */
  readonly everywhereOnly: boolean;
  /** What it lets its holder do: French sentences. */
  readonly rights: readonly string[];
}

interface MandateTerms {
  readonly noticeDays: number;
  readonly startWithinMonths: number;
  readonly roles: Readonly<Record<MandateRole, RoleTerms>>;
}

/** How long each role may last, who may give it and what it lets do: rules as data, with their reason. */
export const mandateTerms = JSON.parse(
  readFileSync(new URL('../data/mandate-terms.json', import.meta.url), 'utf8'),
) as MandateTerms;

/** The same day and hour, months later; the last day of a shorter month. */
export function monthsAfter(start: Date, months: number): Date {
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end;
}
