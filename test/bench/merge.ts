import { diff3Merge } from 'node-diff3';
import { mergeMarkdown } from '#documents';

/** Blocks of each text, of every kind that a lesson is made of. */
const BLOCKS = 500;
const ROUNDS = 7;
/** Measured: 0.3 to 0.9. diff3 compares every line with every equal one, and half the lines of a text are empty. */
const MOST = 2;

const block = (index: number): string => {
  const words = `la mesure ${index * 7} du segment ${index * 13} tracé à la règle`;
  const kinds = [
    `## Étape ${index}, ${words}`,
    `Reporter ${words}, puis *vérifier* avec le compas et noter le résultat sur le cahier.`,
    `- vérifier ${words}\n- comparer ${index + 1} et ${index + 2}`,
    `| ${index} | mesure |\n|---|---|\n| ${index * 3} | ${words} |`,
    `$$\n${index} + x = ${index * 2}\n$$`,
  ];
  return kinds[index % kinds.length] ?? words;
};

const text = (change: (words: string, index: number) => string | null): string =>
  Array.from({ length: BLOCKS }, (_, index) => change(block(index), index))
    .filter((each) => each !== null)
    .join('\n\n');

const base = text((words) => words);
const mine = text((words, index) => (index % 11 === 3 ? words.replace('la mesure', 'ma mesure') : words));
const theirs = text((words, index) => {
  if (index % 17 === 5) return null;
  return index % 13 === 4 ? words.replace('la mesure', 'leur mesure') : words;
});

const lines = (words: string): string[] => words.split('\n');
const ways = {
  diff3: () => diff3Merge(lines(mine), lines(base), lines(theirs)),
  blocks: () => mergeMarkdown({ base, mine, theirs }).compose(new Map()),
};

/** The quickest of several rounds: what the machine does beside it only ever adds. */
function quickest(work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...rounds);
}

const [floor, blocks] = [quickest(ways.diff3), quickest(ways.blocks)];
const ratio = blocks / floor;
const { pieces } = mergeMarkdown({ base, mine, theirs });
console.log(
  `${BLOCKS} blocs, ${pieces.length} changements de la source, dont ${pieces.filter(({ conflict }) => conflict).length} conflits`,
);
console.log(
  `diff3 des lignes ${floor.toFixed(2)} ms, fusion par blocs ${blocks.toFixed(1)} ms : ${ratio.toFixed(2).replace('.', ',')} fois (au plus ${MOST})`,
);
if (ratio > MOST) process.exitCode = 1;
