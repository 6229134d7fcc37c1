import { readFileSync } from 'node:fs';

/** Rows that are deleted some days after they have served, and by which rule. */
export interface RetentionRule {
  /** In French, as the page about data says it. */
  readonly what: string;
  readonly table: string;
  /** SQL of what has served; `:before` is the last day that is kept. */
  readonly past: string;
  readonly days: number;
  readonly source: string;
}

export const retentionRules = JSON.parse(
  readFileSync(new URL('../data/retention.json', import.meta.url), 'utf8'),
) as readonly RetentionRule[];

/** An address that nobody confirmed in this time has no account. */
export const unconfirmedDays = 30;
