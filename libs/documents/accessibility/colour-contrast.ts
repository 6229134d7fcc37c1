/** How a run of words looks; null for what is not known. */
export interface Ink {
  readonly colour: string | null;
  readonly background: string | null;
  readonly points: number | null;
  readonly bold: boolean;
}

export const unknownInk: Ink = { colour: null, background: null, points: null, bold: false };

/** Under what WCAG 1.4.3 asks: 4.5 for 1, 3 for 1 from 18 points, or 14 in bold. A size that is not known is taken to be large. */
export function isTooFaint({ colour, background, points, bold }: Ink): boolean {
  const [text, behind] = [parseColour(colour), parseColour(background)];
  if (!text || !behind) return false;
  const isLarge = points === null || points >= (bold ? 14 : 18);
  return contrastOf(text, behind) < (isLarge ? 3 : 4.5);
}

type Colour = readonly [red: number, green: number, blue: number];

/** « #c00 », « C00000 » or a name of CSS that documents use; null for anything else, « auto » and « transparent » among them. */
export function parseColour(text: string | null | undefined): Colour | null {
  const written = text?.trim().toLowerCase() ?? '';
  const hexadecimal = /^#?([0-9a-f]{6})$/u.exec(names[written] ?? written)?.[1];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/u.exec(written);
  const digits =
    hexadecimal ??
    short
      ?.slice(1)
      .map((digit) => digit + digit)
      .join('');
  const rgb = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/u.exec(written);
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  if (!digits) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Of CSS, those that lessons use. */
const names: Record<string, string> = {
  black: '000000',
  white: 'ffffff',
  red: 'ff0000',
  blue: '0000ff',
  green: '008000',
  lime: '00ff00',
  yellow: 'ffff00',
  cyan: '00ffff',
  aqua: '00ffff',
  magenta: 'ff00ff',
  fuchsia: 'ff00ff',
  orange: 'ffa500',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  lightgray: 'd3d3d3',
  darkblue: '00008b',
  darkred: '8b0000',
  darkgreen: '006400',
};

/** WCAG 2.1, relative luminance and contrast ratio. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
