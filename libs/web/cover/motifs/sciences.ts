import { box, disc, HEIGHT, leaf, line, many, path, rings, wave, WIDTH } from '../paths.js';
import type { Motif } from './motif.js';

const cells: Motif = ({ between }) => ({
  first: many(5, (index) => disc(16 + (index % 2) * 46 + between(-5, 7), 18 + index * 20, between(13, 22))),
  second: many(6, (index) => disc(20 + (index % 2) * 44 + between(-6, 8), 20 + index * 17, between(4, 9))),
});

const layeredWaves: Motif = ({ between, below }) => ({
  first: many(4, (index) => wave(16 + index * 27, between(14, 20), 2, 13)),
  second: many(4, (index) => wave(10 + index * 28, between(10, 18), 3 + below(2), 8)),
});

const stemAndLeaves: Motif = ({ between }) => {
  const x = between(38, 52);
  return {
    first: many(4, (index) =>
      leaf([x, 112 - index * 24], [index % 2 ? x - 36 : x + 36, 82 - index * 22], 0.34),
    ),
    second: line(x, 0, x, HEIGHT) + disc(x + between(-14, 14), 24, 15),
    stroke: 3,
  };
};

const orbits: Motif = ({ between, below }) => {
  const x = between(20, 70);
  const y = between(34, 84);
  const turn = between(0, 6);
  const radius = between(24, 34);
  return {
    first:
      disc(x, y, between(11, 19)) +
      disc(x + radius * Math.cos(turn), y + radius * Math.sin(turn), between(5, 9)),
    second: rings(x, y, radius, { count: 3 + below(4), step: between(7, 13) }),
    stroke: 2.4,
  };
};

export const SCIENCES = [cells, layeredWaves, stemAndLeaves, orbits];

const network: Motif = ({ between }) => {
  const nodes = Array.from({ length: 6 }, (_, index): [number, number] => [
    20 + (index % 2) * 48 + between(-8, 8),
    18 + Math.floor(index / 2) * 36 + between(-8, 8),
  ]);
  const link = ([x, y]: [number, number], index: number, ahead: number) => {
    const [toX, toY] = nodes[(index + ahead) % 6] ?? [x, y];
    return line(x, y, toX, toY);
  };
  return {
    first: nodes.map(([x, y], index) => disc(x, y, index % 3 ? 9 : 14)).join(''),
    second: nodes.map((node, index) => link(node, index, 1) + link(node, index, 2)).join(''),
    stroke: 3,
  };
};

const pixels: Motif = ({ below }) => {
  const column = (index: number) => (index % 4) * 20;
  const row = (index: number) => Math.floor(index / 4) * 22;
  return {
    first: many(20, (index) => (below(5) < 2 ? box(6 + column(index), 6 + row(index), 18, 20) : '')),
    second: many(20, (index) => (below(5) < 2 ? disc(15 + column(index), 16 + row(index), 8) : '')),
  };
};

const TREE: [number, number][] = [
  [45, 14],
  [22, 50],
  [68, 50],
  [10, 88],
  [34, 88],
  [56, 88],
  [80, 88],
];

const binaryTree: Motif = ({ between, below }) => {
  const nodes = TREE.slice(0, 5 + below(3));
  const branch = ([x, y]: [number, number], index: number) => {
    const [parentX, parentY] = nodes[index >> 1] ?? [x, y];
    return path`M${x} ${y}V${y - between(14, 20)}H${parentX}V${parentY}`;
  };
  return {
    first: nodes.map(([x, y], index) => (index % 2 ? box(x - 8, y - 8, 16, 16) : disc(x, y, 10))).join(''),
    second: nodes.slice(1).map(branch).join(''),
    stroke: 3,
  };
};

const braces: Motif = ({ between, below }) => ({
  first: many(3, (index) => disc(45 + between(-4, 4), 24 + index * 34, between(7, 15))),
  second:
    'M32 8q-14 0 -14 16v20q0 14 -11 16q11 2 11 16v20q0 16 14 16' +
    'M58 8q14 0 14 16v20q0 14 11 16q-11 2 -11 16v20q0 16 -14 16',
  stroke: 6 + below(4),
});

const progressBars: Motif = ({ below }) => ({
  first: many(6, (index) => box(0, 8 + index * 18, 12 + below(6) * 12, 10)),
  second: many(6, (index) => box(30 + below(4) * 12, 8 + index * 18, WIDTH, 10)),
});

export const COMPUTING = [network, pixels, binaryTree, braces, progressBars];
