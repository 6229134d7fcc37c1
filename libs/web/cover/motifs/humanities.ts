import { arch, box, disc, HEIGHT, line, many, path, polygon, rings, wave, WIDTH } from '../paths.js';
import type { Motif } from './motif.js';

const guillemets: Motif = ({ between, below }) => {
  const y = between(36, 72);
  const size = between(0.8, 1.15);
  const spacing = between(10, 18);
  const chevron = (x: number) =>
    polygon(
      ...[x + 22 * size, y - 24 * size, x, y, x + 22 * size, y + 24 * size],
      ...[x + 34 * size, y + 24 * size, x + 14 * size, y, x + 34 * size, y - 24 * size],
    );
  const first = chevron(10) + chevron(10 + 32 * size);
  return {
    first,
    second: many(5 + below(4), (index) => line(0, 14 + index * spacing, WIDTH, 14 + index * spacing)),
    stroke: 2.2,
  };
};

const roundLetter: Motif = ({ between, below }) => {
  const x = between(40, 50);
  const y = between(54, 66);
  const radius = between(23, 30);
  const stem = below(2) ? x - radius - 1 : x + radius - 13;
  return {
    first: disc(x, y, radius) + disc(x, y, radius * between(0.3, 0.5)),
    second: box(stem, below(2) ? y - 60 : y - 28, 14, 88),
  };
};

const linesAndComma: Motif = ({ between }) => ({
  first: many(7, (index) => box(12, 14 + index * 13, between(26, 66), 7)),
  second: path`M${between(50, 60)} 84a17 17 0 1 1 17 -17q0 24 -20 36q8 -10 3 -19z`,
});

export const FRENCH = [guillemets, roundLetter, linesAndComma];

const doorInDoor: Motif = ({ between }) => {
  const width = between(50, 74);
  const x = 45 - width / 2 + between(-9, 9);
  const y = between(8, 28);
  return {
    first: arch(x, y, width, HEIGHT),
    second:
      arch(x + width * 0.17, y + 22, width * 0.66, HEIGHT) +
      arch(x + width * 0.36, y + 50, width * 0.28, HEIGHT),
  };
};

const stairsAndSun: Motif = ({ between }) => ({
  first: many(5, (index) => box(8 + index * 16, 96 - index * 17, 16, HEIGHT)),
  second: disc(between(22, 34), between(26, 40), between(16, 22)),
});

const halfMoon: Motif = ({ between }) => {
  const y = between(44, 60);
  return {
    first: path`M45 ${y - 34}a34 34 0 0 1 0 68a25 25 0 0 1 0 -50a16 16 0 0 1 0 32z`,
    second: disc(between(26, 36), y - 6, between(18, 24)),
  };
};

export const PHILOSOPHY = [doorInDoor, stairsAndSun, halfMoon];

const hillsAndSun: Motif = ({ between }) => ({
  first: many(3, (index) => wave(40 + index * 30, between(8, 22), 2, 16)),
  second:
    disc(between(24, 66), between(22, 32), between(14, 19)) +
    many(2, (index) => wave(56 + index * 30, between(6, 18), 3, 12)),
});

const aqueduct: Motif = ({ between, below }) => {
  const width = [30, 22.5][below(2)] ?? 30;
  const y = between(20, 34);
  const arches = (top: number, height: number) =>
    many(WIDTH / width, (index) => arch(index * width + 3, top, width - 6, height));
  return {
    first: arches(y, 40) + arches(y + 46, 60),
    second: box(0, y + 40, WIDTH, 7) + box(0, y - 10, WIDTH, 7) + disc(between(20, 70), y + 22, 15),
  };
};

const contourLines: Motif = ({ between }) => {
  const x = between(34, 54);
  const y = between(50, 62);
  const stretch = between(0.9, 1.4);
  const contour = (radius: number) =>
    path`M${x - radius} ${y}q${radius * 0.1} ${-radius * stretch} ${radius} ${-radius}` +
    path`t${radius} ${radius * 0.9}t${-radius * 0.8} ${radius * 0.9}t${-radius * 1.2} ${-radius * 0.8}z`;
  return { first: contour(38), second: many(5, (index) => contour(11 + index * 10)), stroke: 2.2 };
};

export const HISTORY = [hillsAndSun, aqueduct, contourLines];

const soundWaves: Motif = ({ between }) => {
  const y = between(34, 46);
  return {
    first: disc(4, y, 15) + disc(86, y + 42, 15),
    second: rings(4, y, 25, { count: 4, step: 9 }) + rings(86, y + 42, 25, { count: 3, step: 9 }),
    stroke: 3.2,
  };
};

const speechBubbles: Motif = ({ below }) => {
  const y = 10 + below(14);
  const above = 40 + below(26);
  const under = 40 + below(26);
  return {
    first: path`M10 ${y}h${above}v38h${20 - above}l-12 14v-14h-8z`,
    second: path`M82 ${y + 26 + below(12)}h${-under}v40h${under - 18}l12 14v-14h6z`,
  };
};

const openMouths: Motif = ({ below }) => ({
  first: many(4, (index) => path`M${below(2) ? 12 : 40} ${8 + index * 27}h44a22 22 0 0 1 -44 0z`),
  second: many(4, (index) => disc(below(2) ? 24 : 66, 20 + index * 27, 9)),
});

export const LANGUAGES = [soundWaves, speechBubbles, openMouths];

const meetingCircles: Motif = ({ between }) => {
  const y = between(44, 60);
  const radius = between(19, 27);
  const apart = radius * between(0.45, 0.6);
  return {
    first: disc(45 - apart, y - 10, radius) + disc(45, y - 10 + apart * 2.2, radius),
    second: disc(45 + apart, y - 10, radius),
  };
};

const assembly: Motif = ({ below }) => {
  const seat = (index: number) => ({ column: index % 3, row: Math.floor(index / 3) });
  return {
    first: many(6, (index) => disc(15 + seat(index).column * 30, 26 + seat(index).row * 48, 9)),
    second: many(
      6,
      (index) =>
        path`M${2 + seat(index).column * 30} ${62 + seat(index).row * 48}v${-8 - below(4)}a13 13 0 0 1 26 0v${12}z`,
    ),
  };
};

const temple: Motif = ({ between, below }) => {
  const columns = 3 + below(4);
  const width = 78 / columns;
  return {
    first: polygon(4, 44, 86, 44, 45, between(8, 22)) + box(4, 98, 82, 10),
    second:
      many(columns, (index) => box(6 + index * width + width * 0.22, 48, width * 0.56, 50)) + disc(45, 34, 5),
  };
};

export const CIVICS = [meetingCircles, assembly, temple];
