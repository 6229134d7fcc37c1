/** Numbers drawn from a text: the same text always gives the same sequence. */
export interface Draw {
  /** A real number between two bounds. */
  between: (low: number, high: number) => number;
  /** An integer from 0 up to, and without, the bound. */
  below: (bound: number) => number;
}

/** FNV-1a over the characters seeds mulberry32: two public-domain functions, short and the same on every machine. */
export function drawFrom(text: string): Draw {
  let state = 2166136261;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => low + next() * (high - low),
    below: (bound) => Math.floor(next() * bound),
  };
}
