import {
  arch,
  box,
  disc,
  HEIGHT,
  leaf,
  line,
  many,
  path,
  polygon,
  regular,
  rings,
  wave,
  WIDTH,
} from '../paths.js';
import type { Motif } from './motif.js';

const crossedStrokes: Motif = ({ between }) => ({
  first: many(3, (index) => {
    const y = index * 34;
    return polygon(
      ...[between(2, 14), 12 + y, between(74, 88), 8 + y + between(-4, 6)],
      ...[between(72, 86), 30 + y, between(4, 16), 34 + y],
    );
  }),
  second: many(3, (index) => {
    const x = index * 22;
    return polygon(
      ...[16 + x, between(2, 12), 32 + x, between(4, 10)],
      ...[30 + x, between(96, 112), 14 + x, between(98, 116)],
    );
  }),
});

const flowerOnTable: Motif = ({ between }) => {
  const x = between(38, 52);
  const petal = (index: number): [number, number] => [
    x + 46 * Math.cos(index * 1.05 + 0.3),
    62 + 50 * Math.sin(index * 1.05 + 0.3),
  ];
  return {
    first: many(6, (index) => leaf([x, 66], petal(index), 0.26)),
    second: disc(x, 64, 13) + box(between(6, 18), 88, between(48, 64), 20),
  };
};

const brushMark: Motif = ({ between }) => ({
  first: disc(between(28, 40), between(34, 44), 28) + box(between(40, 52), between(62, 72), 36, 44),
  second: path`M${between(6, 14)} 96q20 -64 38 -26t40 -44`,
  stroke: 11,
});

export const ARTS = [crossedStrokes, flowerOnTable, brushMark];

const notes: Motif = ({ between }) => ({
  first: many(
    4,
    (index) =>
      disc(14 + index * 20, 40 + between(-10, 42), 9) +
      box(20 + index * 20, 8 + index * 4, 3.4, 40 + between(0, 20)),
  ),
  second: many(5, (index) => wave(30 + index * 12, 9, 2, 0)),
  stroke: 2.2,
});

const equaliser: Motif = ({ between }) => ({
  first: many(8, (index) => {
    const height = between(22, 88);
    return box(5 + index * 10.4, (HEIGHT - height) / 2, 7, height);
  }),
  second: disc(45, 60, between(20, 26)),
});

const vinyl: Motif = ({ between, below }) => {
  const x = between(30, 60);
  const y = between(48, 70);
  const radius = between(32, 44);
  return {
    first: disc(x, y, radius) + disc(x, y, radius * between(0.2, 0.4)),
    second: rings(x, y, 5, { count: 3 + below(3), step: between(7, 10) }),
    stroke: 1.8,
  };
};

export const MUSIC = [notes, equaliser, vinyl];

const runningTrack: Motif = ({ between }) => {
  const x = between(-6, 12);
  const lane = (index: number) => {
    const radius = 24 + index * 9;
    return path`M-9 ${30 - index * 9 + 12}H${x + 40}a${radius} ${radius} 0 0 1 0 ${48 + index * 18}H-9`;
  };
  return { first: path`M${x} 30h40a36 36 0 0 1 0 72h-40z`, second: many(4, lane), stroke: 2.6 };
};

const lanesAndBall: Motif = ({ between }) => {
  const slant = between(24, 44);
  return {
    first: many(3, (index) => {
      const x = index * 34;
      return polygon(x - 12, HEIGHT, x + 5, HEIGHT, x + 5 + slant, 0, x - 12 + slant, 0);
    }),
    second: disc(between(52, 64), between(28, 44), between(17, 22)),
  };
};

const court: Motif = ({ between }) => {
  const y = between(56, 78);
  const radius = between(18, 28);
  return {
    first: box(0, y, WIDTH, HEIGHT),
    second:
      disc(45, y, radius) + line(0, y, WIDTH, y) + box(45 - radius * 0.7, -4, radius * 1.4, between(16, 26)),
    stroke: 3,
  };
};

export const SPORT = [runningTrack, lanesAndBall, court];

const ballAndBlock: Motif = ({ between, below }) => ({
  first: disc(between(30, 42), 38, 28),
  second: [polygon(12, 108, 80, 108, 46, 48), box(26, 56, 54, 54), arch(20, 44, 52, 76)][below(3)] ?? '',
});

const house: Motif = ({ between }) => ({
  first: polygon(8, 60, 82, 60, 45, 16) + box(18, 64, 54, 50),
  second: arch(36, 76, 18, 40) + disc(between(16, 74), 22, 14),
});

const threeBlocks: Motif = ({ below }) => ({
  first: many(3, (index) => disc(24 + below(2) * 40, 24 + index * 36, 19)),
  second: many(3, (index) => box(8 + below(2) * 38, 8 + index * 36, 34, 30)),
});

export const NURSERY = [ballAndBlock, house, threeBlocks];

const honeycomb: Motif = ({ below }) => {
  const centre = (index: number): [number, number] => {
    const row = Math.floor(index / 3);
    return [16 + (index % 3) * 30 + (row % 2) * 15, 16 + row * 26];
  };
  return {
    first: many(11, (index) =>
      below(3) ? regular(...centre(index), 16, { sides: 6, turn: Math.PI / 6 }) : '',
    ),
    second: many(9, (index) => (below(2) ? disc(...centre(index), 9) : '')),
  };
};

const swarm: Motif = ({ between }) => ({
  first: many(16, (index) => {
    const radius = 13 * Math.sqrt(index) + between(-1, 1);
    return disc(32 + radius * Math.cos(index * 2.4), 78 + radius * Math.sin(index * 2.4), 7.6 - index * 0.3);
  }),
  second: path`M-4 ${between(90, 104)}Q30 ${between(30, 60)} 94 ${between(10, 30)}`,
  stroke: 5,
});

export const SHARED = [honeycomb, swarm];
