/** Where one datum stands in a text, and how it may be shown: the text itself never leaves the library. */
export interface Trace {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly mask: string;
  /** How many data it stands for: the lines of a list. */
  readonly count?: number;
}
