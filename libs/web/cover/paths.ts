/** Pieces of SVG path data on a sheet 90 wide and 120 high. Numbers keep one decimal: covers must stay near 1 KB. */
export const WIDTH = 90;
export const HEIGHT = 120;

const round = (value: number): number => Number(value.toFixed(1));

/** Path data written as a template: numbers rounded, texts kept. */
export const path = (parts: TemplateStringsArray, ...values: (number | string)[]): string =>
  parts.reduce((done, part, index) => {
    const value = values[index];
    return done + part + (typeof value === 'number' ? String(round(value)) : (value ?? ''));
  }, '');

export const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: Math.ceil(count) }, (_, index) => make(index)).join('');

export const disc = (x: number, y: number, radius: number): string =>
  path`M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

export const box = (x: number, y: number, width: number, height: number): string =>
  path`M${x} ${y}h${width}v${height}h${-width}z`;

export const polygon = (...coordinates: number[]): string => `M${coordinates.map(round).join(' ')}z`;

export const line = (x: number, y: number, toX: number, toY: number): string =>
  path`M${x} ${y}L${toX} ${toY}`;

export const arch = (x: number, y: number, width: number, height: number): string =>
  path`M${x} ${y + height}v${width / 2 - height}a${width / 2} ${width / 2} 0 0 1 ${width} 0v${height - width / 2}z`;

/** A leaf from one point to another; `plump` is its half width as a share of its length. */
export function leaf(from: [number, number], to: [number, number], plump: number): string {
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
  const aside = [(from[1] - to[1]) * plump, (to[0] - from[0]) * plump] as const;
  return (
    path`M${from[0]} ${from[1]}Q${middle[0] + aside[0]} ${middle[1] + aside[1]} ${to[0]} ${to[1]}` +
    path`Q${middle[0] - aside[0]} ${middle[1] - aside[1]} ${from[0]} ${from[1]}z`
  );
}

/** A quarter disc in a square cell; `corner` (0 to 3, clockwise from the top left) is its centre. */
export function quarter(x: number, y: number, size: number, corner: number): string {
  const right = corner === 1 || corner === 2;
  const low = corner >= 2;
  const startX = right ? x + size : x;
  const startY = low ? y + size : y;
  const acrossX = right ? -size : size;
  const acrossY = low ? -size : size;
  return path`M${startX} ${startY}h${acrossX}A${size} ${size} 0 0 ${corner % 2 ? 0 : 1} ${startX} ${startY + acrossY}z`;
}

/** A wavy band across the page; without thickness, an open wavy line. */
export function wave(y: number, swell: number, count: number, thickness: number): string {
  const length = WIDTH / count;
  const hump = path`q${length / 2} ${-swell} ${length} 0t${length} 0`;
  const run = hump + hump.repeat(Math.ceil(count / 2));
  return thickness ? path`M-4 ${y}${run}V${y + thickness}H-4z` : path`M-4 ${y}${run}`;
}

export const rings = (
  x: number,
  y: number,
  inner: number,
  { count, step }: { count: number; step: number },
): string => many(count, (index) => disc(x, y, inner + index * step));

/** A regular polygon; `turn` is the angle of its first corner, in radians. */
export const regular = (
  x: number,
  y: number,
  radius: number,
  { sides, turn }: { sides: number; turn: number },
): string =>
  polygon(
    ...Array.from({ length: sides }, (_, index) => {
      const angle = turn + (index * Math.PI * 2) / sides;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }).flat(),
  );
