import { listLicences, type MixedWork, resolveMix, type Verdict } from '#licensing';

/** Works taken up together; their licences turn, so that no mix is the one before. */
const WORKS = 10;
const MIXES = 200;
const ROUNDS = 25;
/** Measured: 51 to 72. */
const MOST = 120;

const order: readonly Verdict[] = ['allowed', 'discouraged', 'review', 'forbidden'];
const licences = listLicences().map(({ id }) => id);
const mixes = Array.from({ length: MIXES }, (_, mix) =>
  Array.from({ length: WORKS }, (__, at): MixedWork => {
    const licence = licences[(mix * 7 + at * 11) % licences.length] ?? '';
    return { name: `« Œuvre ${at} » (${licence})`, licence, use: 'adapted' };
  }),
);

/** Of each licence of a source, what each licence of an adaptation is worth: 0, allowed, to 3, forbidden. */
const table = new Map(
  licences.map((licence) => [
    licence,
    resolveMix([{ name: '', licence, use: 'adapted' }]).options.map(({ verdict }) => order.indexOf(verdict)),
  ]),
);
const width = table.get(licences[0] ?? '')?.length ?? 0;

/** The floor: the worst cell of each column, without the quarrels of rule C1, without a reason, without a name. */
function lookUp(works: readonly MixedWork[]): number[] {
  const worst = new Array<number>(width).fill(0);
  for (const { licence } of works) {
    const row = table.get(licence) ?? [];
    for (let at = 0; at < width; at += 1) worst[at] = Math.max(worst[at] ?? 0, row[at] ?? 3);
  }
  return worst;
}

/** Microseconds of one mix, in the quickest of several rounds: what the machine does beside it only ever adds. */
function quickest(solve: (works: readonly MixedWork[]) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const works of mixes) solve(works);
    return ((performance.now() - start) * 1000) / MIXES;
  });
  return Math.min(...rounds);
}

/** The rules may be stricter than the table, never laxer. */
const laxer = mixes.filter((works) => {
  const worst = lookUp(works);
  return resolveMix(works).options.some(({ verdict }, at) => order.indexOf(verdict) < (worst[at] ?? 0));
});
const [floor, solver] = [quickest(lookUp), quickest(resolveMix)];
const ratio = solver / floor;
console.log(
  `${MIXES} mélanges de ${WORKS} œuvres, ${width} licences possibles, ${laxer.length} réponses plus larges que la table`,
);
console.log(
  `table nue ${floor.toFixed(2)} µs, solveur avec ses raisons ${solver.toFixed(1)} µs : ${ratio.toFixed(0)} fois (au plus ${MOST})`,
);
if (ratio > MOST || laxer.length > 0) process.exitCode = 1;
