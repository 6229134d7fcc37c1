import { Agreement } from '#reviews';
import { RandomChoice } from '../support/random-choice.js';

const REVIEWS = 5_000;
const CRITERIA = 10;
const ROUNDS = 25;
/** Measured: 2.6 to 2.9. */
const MOST = 8;

const chance = new RandomChoice(8);

/** By criterion, the two grades of each round; one in twenty does not apply. */
const grade = (): number | null => (chance.number() < 0.05 ? null : chance.between(1, 4));
const criteria = Array.from({ length: CRITERIA }, () =>
  Array.from({ length: REVIEWS / 2 }, () => [grade(), grade()]),
);

function pass(): number {
  let sum = 0;
  for (const rounds of criteria) for (const grades of rounds) for (const one of grades) sum += one ?? 0;
  return sum;
}

function alphas(): (number | null)[] {
  return criteria.map((rounds) => {
    const agreement = new Agreement();
    for (const grades of rounds) agreement.add(grades);
    return agreement.alpha();
  });
}

/** The quickest of several rounds of each, turn by turn: what the machine does beside them only ever adds. */
const rounds = Array.from({ length: ROUNDS }, () =>
  [pass, alphas].map((work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }),
);
const [floor = 0, alpha = 0] = [0, 1].map((at) => Math.min(...rounds.map((round) => round[at] ?? 0)));
const ratio = alpha / floor;
console.log(
  `${REVIEWS} relectures, ${CRITERIA} critères : lire les notes ${floor.toFixed(2)} ms, alpha de chaque critère ${alpha.toFixed(2)} ms : ${ratio.toFixed(1).replace('.', ',')} fois (au plus ${MOST})`,
);
if (ratio > MOST) process.exitCode = 1;
