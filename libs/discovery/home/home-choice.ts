/** A resource that a row could show. */
export interface Candidate {
  readonly id: string;
  /** The family that it belongs to, or itself. */
  readonly family: string;
  /** Its first credited author; null: the credit was withdrawn. */
  readonly author: string | null;
  /** Whether that author is new here, or has published little. */
  readonly newcomer: boolean;
}

/** One slot in five goes to people who are new here: without it, who has much is shown more. */
const NEWCOMERS_ONE_IN = 5;
/** More of one person only where nobody else is left. */
const MOST_OF_ONE = 2;

/**
 * The cards of a row, in the order of the pool: one of each family, none that `taken` holds, at most two of one author
 * while there are others, and one slot in five, rounded up, for newcomers as long as there are some.
 */
export function chosenFrom<Each extends Candidate>(
  pool: readonly Each[],
  { size, taken }: { size: number; taken: ReadonlySet<string> },
): Each[] {
  const free = onePerFamily(pool).filter(({ family }) => !taken.has(family));
  const slots = Math.min(size, free.length);
  const owed = Math.min(Math.ceil(slots / NEWCOMERS_ONE_IN), free.filter(({ newcomer }) => newcomer).length);
  const spread = spreadByAuthor(free);
  const newcomers = spread.filter(({ newcomer }) => newcomer).slice(0, owed);
  const others = spread.filter((each) => !newcomers.includes(each)).slice(0, slots - newcomers.length);
  const chosen = new Set([...newcomers, ...others]);
  return free.filter((each) => chosen.has(each));
}

/** The first of each family. */
export function onePerFamily<Each extends Candidate>(pool: readonly Each[]): Each[] {
  const seen = new Set<string>();
  return pool.filter(({ family }) => !seen.has(family) && seen.add(family));
}

/** In order; those of a person who had her two come after everybody's. */
function spreadByAuthor<Each extends Candidate>(pool: readonly Each[]): Each[] {
  const counts = new Map<string, number>();
  const rounds = pool.map((each) => {
    if (each.author === null) return { each, isBeyond: false };
    const count = (counts.get(each.author) ?? 0) + 1;
    counts.set(each.author, count);
    return { each, isBeyond: count > MOST_OF_ONE };
  });
  return [...rounds.filter(({ isBeyond }) => !isBeyond), ...rounds.filter(({ isBeyond }) => isBeyond)].map(
    ({ each }) => each,
  );
}
