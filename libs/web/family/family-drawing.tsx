import { type Branch, isTombstone } from './family-tree.js';

interface Point {
  x: number;
  y: number;
}

/** Millimetres of nothing in particular: the drawing is scaled to its place. */
const STEP = { x: 26, y: 40 };
const RADIUS = 7;
const MARGIN = 10;

interface DrawingProps {
  /** Drawn upwards. */
  ancestors: readonly Branch[];
  /** Drawn downwards. */
  descendants: readonly Branch[];
}

/**
 * The shape of the family as a tree of dots, beside the list that says it all. Four elements however many dots: attributes
 * only, for the strict policy, and nothing to hear.
 */
export function FamilyDrawing({ ancestors, descendants }: DrawingProps) {
  const [above, below] = [grown(ancestors, -1), grown(descendants, 1)];
  const left = Math.max(above.stem, below.stem);
  const [up, down] = [shifted(above, left - above.stem), shifted(below, left - below.stem)];
  const dots = [...up.dots, ...down.dots];
  if (dots.length < 2) return null;
  const here = { x: left, y: 0 };
  const [xs, ys] = [[here, ...dots].map(({ x }) => x), [here, ...dots].map(({ y }) => y)];
  const [top, width, height] = [
    Math.min(...ys) - MARGIN,
    Math.max(...xs) - Math.min(...xs) + 2 * MARGIN,
    Math.max(...ys) - Math.min(...ys) + 2 * MARGIN,
  ];
  const box = `${Math.min(...xs) - MARGIN} ${top} ${width} ${height}`;
  return (
    <svg className="family-drawing" viewBox={box} width={width} height={height} aria-hidden="true">
      <path className="twigs" d={[...up.twigs, ...down.twigs].map(curve).join('')} />
      <path
        className="dots"
        d={dots
          .filter(({ isStone }) => !isStone)
          .map(circle)
          .join('')}
      />
      <path
        className="stones"
        d={dots
          .filter(({ isStone }) => isStone)
          .map(circle)
          .join('')}
      />
      <path className="here" d={circle(here)} />
    </svg>
  );
}

interface Grown {
  /** Where the root stands. */
  stem: number;
  dots: (Point & { isStone: boolean })[];
  twigs: [from: Point, to: Point][];
}

/** Leaves side by side, each source above the middle of what hangs from it. */
function grown(branches: readonly Branch[], way: 1 | -1): Grown {
  const drawn: Grown = { stem: 0, dots: [], twigs: [] };
  let leaves = 0;
  const grow = (each: readonly Branch[], level: number): number => {
    const ends = each.map((branch) => {
      const x = branch.branches.length > 0 ? grow(branch.branches, level + 1) : leaves++ * STEP.x;
      drawn.dots.push({ x, y: way * level * STEP.y, isStone: isTombstone(branch.relative) });
      return x;
    });
    const middle = ((ends[0] ?? 0) + (ends.at(-1) ?? 0)) / 2;
    const from = { x: middle, y: way * (level - 1) * STEP.y };
    for (const x of ends) drawn.twigs.push([from, { x, y: way * level * STEP.y }]);
    return middle;
  };
  drawn.stem = grow(branches, 1);
  return drawn;
}

const shifted = ({ stem, dots, twigs }: Grown, by: number): Grown => ({
  stem: stem + by,
  dots: dots.map((dot) => ({ ...dot, x: dot.x + by })),
  twigs: twigs.map(([from, to]) => [
    { ...from, x: from.x + by },
    { ...to, x: to.x + by },
  ]),
});

const circle = ({ x, y }: Point): string =>
  `M${x - RADIUS} ${y}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0z`;

const curve = ([from, to]: readonly [Point, Point]): string => {
  const middle = (from.y + to.y) / 2;
  return `M${from.x} ${from.y}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
};
