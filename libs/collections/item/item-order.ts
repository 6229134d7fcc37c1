export const directions = ['up', 'down', 'first', 'last'] as const;

/** « Monter », « descendre », « tout en haut », « tout en bas ». */
export type Direction = (typeof directions)[number];

/** Where something comes to stand when it moves so, from 0; at either end, where it is. */
export function stepOf(ids: readonly string[], moved: string, direction: Direction): number {
  const at = ids.indexOf(moved);
  const last = ids.length - 1;
  switch (direction) {
    case 'up':
      return Math.max(at - 1, 0);
    case 'down':
      return Math.min(at + 1, last);
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}

/** The list with one of it at this place, or with something new; the others keep their order. */
export function placeAfter(ids: readonly string[], moved: string, place: number): string[] {
  const others = ids.filter((id) => id !== moved);
  return [...others.slice(0, place), moved, ...others.slice(place)];
}
