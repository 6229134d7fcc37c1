import { disc, HEIGHT, line, many, path, polygon, quarter, regular, rings, WIDTH } from '../paths.js';
import type { Motif } from './motif.js';

const triangleInDisc: Motif = ({ between }) => {
  const radius = between(26, 36);
  const x = between(34, 52);
  const y = between(38, 56);
  const apex = x + radius * between(-1, 1);
  return {
    first: disc(x, y, radius),
    second: polygon(x - radius, y + radius, x + radius, y + radius, apex, y - radius * 0.2),
  };
};

const quarterTiles: Motif = ({ below }) => {
  const tile = (index: number) => quarter((index % 3) * 30, Math.floor(index / 3) * 30, 30, below(4));
  return {
    first: many(12, (index) => (below(3) ? tile(index) : '')),
    second: many(12, (index) => (below(2) ? '' : tile(index))),
  };
};

const nestedPolygons: Motif = ({ between, below }) => {
  const turn = between(0, 1.5);
  return {
    first: regular(45, 54, 38, { sides: 3 + below(4), turn }),
    second: regular(45, 54, 26, { sides: 4 + below(3), turn: turn + 0.4 }) + disc(45, 54, 9),
  };
};

const sectorOnGrid: Motif = ({ between }) => {
  const x = between(10, 30);
  const y = between(84, 100);
  return {
    first: path`M${x} ${y}h66A66 66 0 0 0 ${x + 33} ${y - 57.2}z`,
    second: many(
      6,
      (index) =>
        line(x + index * 12, 0, x + index * 12, HEIGHT) + line(0, y - index * 16, WIDTH, y - index * 16),
    ),
    stroke: 1.6,
  };
};

const fanOfRays: Motif = ({ between, below }) => {
  const count = 3 + below(3);
  const step = 1.57 / (2 * count);
  const ray = (index: number) => [6 + 150 * Math.cos(index * step), 114 - 150 * Math.sin(index * step)];
  return {
    first: many(count, (index) => polygon(6, 114, ...ray(2 * index), ...ray(2 * index + 1))),
    second: rings(6, 114, between(24, 34), { count: 3, step: 24 }),
    stroke: 4,
  };
};

const stackedCubes: Motif = ({ between }) => {
  const top = between(4, 14);
  const corner = (index: number): [number, number] => {
    const row = Math.floor(index / 2);
    return [22.5 + (index % 2) * 45 - (row % 2) * 22.5, top + row * 36];
  };
  const lid = (index: number) => {
    const [x, y] = corner(index);
    return polygon(x, y, x + 22.5, y + 12, x, y + 24, x - 22.5, y + 12);
  };
  const side = (index: number) => {
    const [x, y] = corner(index);
    return polygon(x, y + 24, x + 22.5, y + 12, x + 22.5, y + 36, x, y + 48);
  };
  return { first: many(7, lid), second: many(6, side) };
};

export const MATHS = [triangleInDisc, quarterTiles, nestedPolygons, sectorOnGrid, fanOfRays, stackedCubes];
