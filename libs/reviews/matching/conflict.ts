import { readFileSync } from 'node:fs';

/** Why somebody may not, or cannot now, review something: a closed list. */
export type ConflictCode =
  | 'author'
  | 'co_author'
  | 'same_establishment'
  | 'lineage'
  | 'declared_conflict'
  | 'refused'
  | 'already_assigned'
  | 'unread_language'
  | 'other_field'
  | 'absent'
  | 'above_cap';

/** How a reason is told: of one person, of several, and as a rule. */
export interface ConflictReason {
  readonly code: ConflictCode;
  readonly one: string;
  readonly many: string;
  readonly sentence: string;
}

/** What is known of those who may not review a resource; every list holds ids of agents, establishments their UAI. */
export interface ConflictedWork {
  readonly authors: readonly string[];
  readonly coAuthors: readonly string[];
  /** Of its authors and co-authors. */
  readonly establishments: readonly string[];
  /** Authors of its originals and of its adaptations, near or far. */
  readonly lineage: readonly string[];
  /** Declared by the reviewer, by the author, or noted by the référent. */
  readonly declared: readonly string[];
  /** Asked before, and declined or never answered. */
  readonly refused: readonly string[];
  readonly assigned: readonly string[];
}

export interface ConflictedPerson {
  readonly id: string;
  readonly establishment: string | null;
}

export const conflictReasons = JSON.parse(
  readFileSync(new URL('../data/conflict-reasons.json', import.meta.url), 'utf8'),
) as readonly ConflictReason[];

const byCode = new Map(conflictReasons.map((reason) => [reason.code, reason]));

export function conflictReason(code: ConflictCode): ConflictReason {
  const reason = byCode.get(code);
  if (!reason) throw new Error(`No conflict is « ${code} ».`);
  return reason;
}

/** The strongest reason why this person may not review this work, whatever her time; null when there is none. */
export function conflictOf(work: ConflictedWork, person: ConflictedPerson): ConflictCode | null {
  if (work.authors.includes(person.id)) return 'author';
  if (work.coAuthors.includes(person.id)) return 'co_author';
  if (person.establishment !== null && work.establishments.includes(person.establishment))
    return 'same_establishment';
  if (work.lineage.includes(person.id)) return 'lineage';
  if (work.declared.includes(person.id)) return 'declared_conflict';
  if (work.refused.includes(person.id)) return 'refused';
  return work.assigned.includes(person.id) ? 'already_assigned' : null;
}

/** Whom this work is never given to, and why. */
export function forbiddenTo(
  work: ConflictedWork,
  people: readonly ConflictedPerson[],
): Map<string, ConflictCode> {
  return new Map(
    people.flatMap((person) => {
      const code = conflictOf(work, person);
      return code === null ? [] : [[person.id, code] as const];
    }),
  );
}
