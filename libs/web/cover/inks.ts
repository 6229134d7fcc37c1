const CREAM = '#fbf0d9';
const STRAW = '#fadd92';
const BLUSH = '#fad3c0';
const SKY = '#d8e7ea';
const SAGE = '#e1eacb';

/** Three tinted papers and two pairs of inks. */
interface Palette {
  papers: [string, string, string];
  pairs: [[string, string], [string, string]];
}

const palette = (papers: Palette['papers'], ...pairs: Palette['pairs']): Palette => ({ papers, pairs });

export const PALETTES = {
  maths: palette([CREAM, SKY, STRAW], ['#3a6fc2', '#f2633c'], ['#f0603f', '#2a5aa6']),
  french: palette([CREAM, BLUSH, STRAW], ['#d8432f', '#26356b'], ['#2f4487', '#ea6a52']),
  philosophy: palette([CREAM, STRAW, BLUSH], ['#d0603a', '#28506a'], ['#4f8a9c', '#dd6a35']),
  sciences: palette([CREAM, SAGE, STRAW], ['#2d9a68', '#f0a51f'], ['#f2b02c', '#1f7a6b']),
  history: palette([CREAM, STRAW, SAGE], ['#dd8a22', '#2c6353'], ['#31705c', '#c4552a']),
  languages: palette([CREAM, BLUSH, SKY], ['#1797a0', '#ef6d88'], ['#f07f7f', '#126f86']),
  arts: palette([CREAM, BLUSH, STRAW], ['#ef5f86', '#2f57c4'], ['#f5b32d', '#d8405f']),
  sport: palette([CREAM, SKY, STRAW], ['#f5812a', '#12708c'], ['#1f93a8', '#e5512f']),
  music: palette([CREAM, BLUSH, SKY], ['#b02a4c', '#f4a04f'], ['#f08a4b', '#8a1f45']),
  computing: palette([CREAM, SAGE, SKY], ['#2fb08a', '#27397c'], ['#f2b33a', '#1f5f86']),
  nursery: palette([CREAM, SKY, STRAW], ['#e9503a', '#2d6fc0'], ['#f4b42e', '#d9432f']),
  civics: palette([CREAM, SKY, BLUSH], ['#3a6fc4', '#e2533f'], ['#e0604a', '#2a4f94']),
  shared: palette([CREAM, STRAW, SAGE], ['#f0ae33', '#a63f1c'], ['#c2552a', '#e9a531']),
} satisfies Record<string, Palette>;

export type Family = keyof typeof PALETTES;

const channels = (hex: string): number[] =>
  [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));

/** Inks printed one over the other, each multiplied by what lies below, as on a risograph. */
export const overprint = (...colours: string[]): string =>
  '#' +
  colours
    .map(channels)
    .reduce((below, above) => below.map((value, index) => (value * (above[index] ?? 0)) / 255))
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('');
