import { cheapestFlow } from '#reviews';
import { RandomChoice } from '../support/random-choice.js';

const SUBMISSIONS = 2_000;
const REVIEWERS = 300;
const CANDIDATES = 20;
const WANTED = 2;
/** 4,500 places for 4,000 reviews: tight enough that many have to give way. */
const CAP = 15;
const EACH = 12;
const ROUNDS = 15;
const MOST = 4;

const chance = new RandomChoice(6);

/** Reviewers of forty fields, of unequal size; a submission's candidates come from its own and from the one beside it. */
const fields = Array.from({ length: 40 }, () => [] as number[]);
for (let reviewer = 0; reviewer < REVIEWERS; reviewer += 1)
  fields[Math.floor(40 * chance.number() ** 1.5)]!.push(reviewer);

const rows = Array.from({ length: SUBMISSIONS }, () => {
  const field = Math.floor(40 * chance.number() ** 1.5);
  const near = [...fields[field]!, ...fields[(field + 1) % 40]!];
  while (near.length < CANDIDATES) near.push(chance.below(REVIEWERS));
  const columns = [...new Set(near)].slice(0, CANDIDATES);
  return { wanted: WANTED, columns, costs: columns.map(() => chance.below(90)) };
});
const columns = Array.from({ length: REVIEWERS }, () => ({ load: chance.below(2), cap: CAP }));

/** Of all pairs, the cheapest that is still free, loads counted as they grow: what one writes first. */
function greedy(): number[][] {
  const held = columns.map(({ load }) => load);
  const given = rows.map(() => [] as number[]);
  const pairs = rows.flatMap((row, at) =>
    row.columns.map((column, index) => ({ at, column, cost: row.costs[index]! })),
  );
  const now = ({ column, cost }: (typeof pairs)[number]): number => cost + EACH * held[column]!;
  let left = pairs.map((pair) => ({ pair, cost: now(pair) })).sort((a, b) => a.cost - b.cost);
  while (left.length > 0) {
    const late: typeof left = [];
    for (const { pair, cost } of left) {
      if (given[pair.at]!.length >= WANTED || held[pair.column]! >= CAP) continue;
      if (now(pair) > cost) late.push({ pair, cost: now(pair) });
      else {
        given[pair.at]!.push(pair.column);
        held[pair.column]! += 1;
      }
    }
    left = late.sort((a, b) => a.cost - b.cost);
  }
  return given;
}

function worth(given: readonly (readonly number[])[]): { count: number; cost: number } {
  const held = columns.map(({ load }) => load);
  let cost = 0;
  given.forEach((taken, row) => {
    for (const column of taken) {
      cost += rows[row]!.costs[rows[row]!.columns.indexOf(column)]! + EACH * held[column]!;
      held[column]! += 1;
    }
  });
  return { count: given.flat().length, cost };
}

/** The quickest of several rounds of each, turn by turn: what the machine does beside them only ever adds. */
function quickest(works: readonly (() => unknown)[]): number[] {
  const rounds = Array.from({ length: ROUNDS }, () =>
    works.map((work) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
  return works.map((_, at) => Math.min(...rounds.map((round) => round[at]!)));
}

const percent = (part: number, whole: number): string => (100 * (part / whole)).toFixed(1).replace('.', ',');
const ways = { greedy, flow: () => cheapestFlow(rows, columns, EACH) };
const [nearest, fullest] = [worth(ways.greedy()), worth(ways.flow())];
const [floor = 0, flow = 0] = quickest([ways.greedy, ways.flow]);
const ratio = flow / floor;
const asked = SUBMISSIONS * WANTED;
console.log(
  `${SUBMISSIONS} ressources, ${REVIEWERS} personnes, ${CANDIDATES} candidats au plus : ${percent(fullest.count, asked)} % des relectures données, ${percent(nearest.count, asked)} % par la plus proche d’abord`,
);
console.log(
  `la plus proche d’abord ${floor.toFixed(0)} ms, la meilleure répartition ${flow.toFixed(0)} ms : ${ratio.toFixed(2).replace('.', ',')} fois (au plus ${MOST})`,
);
if (ratio > MOST || fullest.count < nearest.count) process.exitCode = 1;
