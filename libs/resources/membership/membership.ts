import type { NewCredit } from '../source/credit-row.js';

export type MemberRole = 'author' | 'co-author' | 'contributor' | 'reader';

/** Somebody who belongs to a resource. */
export interface Member {
  readonly resourceId: string;
  readonly accountId: string;
  readonly agentId: string;
  readonly role: MemberRole;
  readonly since: Date;
}

/** Who is, or will be, credited: as the newest version says, and as a member. */
export interface CreditedPerson {
  readonly agentId: string;
  readonly name: string;
  readonly creditWithdrawn: boolean;
  /** On the newest version; null for who came since. */
  readonly carriedRole: string | null;
  /** Null for who left, or never had an account. */
  readonly memberRole: MemberRole | null;
}

const ranks: readonly string[] = ['contributor', 'co-author', 'author'];

/** What somebody has been credited for stays hers: handing over or leaving takes nothing back, only more is added. */
export function creditOf(person: CreditedPerson): NewCredit {
  const { agentId, name, creditWithdrawn, carriedRole, memberRole } = person;
  const higher = ranks[Math.max(ranks.indexOf(carriedRole ?? ''), ranks.indexOf(memberRole ?? ''))];
  // A role that imports bring, « illustrateur », stays as it is.
  const isForeign = carriedRole !== null && !ranks.includes(carriedRole);
  return { agentId, name, creditWithdrawn, role: isForeign ? carriedRole : (higher ?? 'author') };
}

/** Who takes over when the last author goes: the co-author who came first. */
export const heirOf = (members: readonly Member[], leaving: string): Member | null =>
  members
    .filter(({ role, accountId }) => role === 'co-author' && accountId !== leaving)
    .sort((a, b) => a.since.getTime() - b.since.getTime())[0] ?? null;

/** Whether a resource would be left without anybody responsible for it. */
export const isLastAuthor = (members: readonly Member[], accountId: string): boolean => {
  const authors = members.filter(({ role }) => role === 'author');
  return authors.length === 1 && authors[0]?.accountId === accountId;
};
