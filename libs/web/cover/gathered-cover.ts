import { readCoverPlan } from './cover-plan.js';
import { type CoverPlan, coverSvg } from './cover.js';

const MOST = 4;

/** Where each cover stands: one beside one; one beside two; four in their corners. `x y width height`. */
const PLACES: Record<number, readonly (readonly [number, number, number, number])[]> = {
  2: [
    [0, 0, 45, 120],
    [45, 0, 45, 120],
  ],
  3: [
    [0, 0, 45, 120],
    [45, 0, 45, 60],
    [45, 60, 45, 60],
  ],
  4: [
    [0, 0, 45, 60],
    [45, 0, 45, 60],
    [0, 60, 45, 60],
    [45, 60, 45, 60],
  ],
};

/** The cover of a collection, 90 × 120: those of its first resources side by side. */
export function gatheredCoverSvg(plans: readonly CoverPlan[]): string {
  const shown = plans.slice(0, MOST);
  const places = PLACES[shown.length];
  if (!places) return shown[0] ? coverSvg(shown[0]) : '';
  const pieces = shown.map((plan, at) => {
    const [x, y, width, height] = places[at] ?? [0, 0, 0, 0];
    // Names inside a drawing are its own: two drawings in one document must not share them.
    const own = coverSvg(plan)
      .replaceAll(/(id="|href="#|url\(#)([abc])/g, `$1$2${String(at)}`)
      .replace('<svg xmlns="http://www.w3.org/2000/svg"', '<svg');
    const place = `<svg x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" preserveAspectRatio="xMidYMid slice"`;
    return own.replace('<svg', place);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 120">${pieces.join('')}</svg>`;
}

/** Its address holds all that it depends on, so that the answer never changes. */
export const gatheredCoverPath = (plans: readonly CoverPlan[]): string =>
  `/couvertures/ensemble/${plans
    .slice(0, MOST)
    .map(({ family, print, layout, id }) => [family, print, layout, id].join('.'))
    .join('~')}.svg`;

/** Reads an address made by `gatheredCoverPath`; null when it is not one. */
export function readGatheredCover(file: string): CoverPlan[] | null {
  const parts = /^(.{1,400})\.svg$/.exec(file)?.[1]?.split('~') ?? [];
  const plans = parts.map((part) => {
    const [family = '', print = '', layout = '', id = ''] = part.split('.');
    return readCoverPlan({ family, print, layout, file: `${id}.svg` });
  });
  const known = plans.filter((plan) => plan !== null);
  return known.length === plans.length && plans.length > 0 && plans.length <= MOST ? known : null;
}
