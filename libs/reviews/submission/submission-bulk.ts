import type { Problem } from '#platform/authorization';

/** What a référent asks for several submissions at once. */
export type Treatment = 'assign' | 'remind' | 'replace_late' | 'decline';

/** What became of one of them: what was done, in French, or null; and what was refused, or misses still. */
export interface RowOutcome {
  readonly done: string | null;
  readonly problems: readonly Problem[];
}
