import type { Draw } from '../random.js';

/** What the two inks draw: the first always filled, the second filled or, with a stroke width, as a line. */
interface Print {
  first: string;
  second: string;
  stroke?: number;
}

/** One way to fill a cover, varied by the numbers it draws. The order of the draws is part of the cover. */
export type Motif = (draw: Draw) => Print;
