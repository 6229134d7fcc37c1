import { type Family, overprint, PALETTES } from './inks.js';
import { ARTS, MUSIC, NURSERY, SHARED, SPORT } from './motifs/arts.js';
import { CIVICS, FRENCH, HISTORY, LANGUAGES, PHILOSOPHY } from './motifs/humanities.js';
import { MATHS } from './motifs/maths.js';
import type { Motif } from './motifs/motif.js';
import { COMPUTING, SCIENCES } from './motifs/sciences.js';
import { path } from './paths.js';
import { drawFrom } from './random.js';

/** What a cover depends on: nothing else may change it, so that its address can be kept for ever. */
export interface CoverPlan {
  id: string;
  family: Family;
  print: 'large' | 'medium' | 'small';
  layout: 'spine' | 'frame' | 'ground' | 'bleed';
}

const MOTIFS: Record<Family, Motif[]> = {
  maths: MATHS,
  french: FRENCH,
  philosophy: PHILOSOPHY,
  sciences: SCIENCES,
  history: HISTORY,
  languages: LANGUAGES,
  arts: ARTS,
  sport: SPORT,
  music: MUSIC,
  computing: COMPUTING,
  nursery: NURSERY,
  civics: CIVICS,
  shared: SHARED,
};

/** The younger the pupils, the larger the print. */
const ZOOM = { large: 1.35, medium: 1.15, small: 1 };

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
};

/**
 * The cover of a resource as an SVG document, 90 × 120: two overprinted inks on tinted paper, one family of motifs per
 * subject. Pure. Attributes only, no style, so that a strict content security policy keeps it whole. Decoration: alt="".
 */
export function coverSvg({ id, family, print, layout }: CoverPlan): string {
  const draw = drawFrom(id);
  const { papers, pairs } = PALETTES[family];
  const paper = at(papers, draw.below(3));
  const [a, b] = at(pairs, draw.below(2));
  const { first, second, stroke } = at(MOTIFS[family], draw.below(MOTIFS[family].length))(draw);
  const mirror = draw.below(2) ? -1 : 1;
  // The slight misregistration of a print fed by hand.
  const shift = path`${draw.between(-1, 1)} ${draw.between(-1, 1)}`;
  const zoom = ZOOM[print];
  const place = `matrix(${mirror * zoom} 0 0 ${zoom} ${path`${45 - 45 * mirror * zoom} ${60 - 60 * zoom}`})`;
  const [inkA, inkB, both] = [overprint(paper, a), overprint(paper, b), overprint(paper, a, b)];
  const ink = (colour: string) =>
    stroke ? `fill="none" stroke-width="${stroke}" stroke="${colour}"` : `fill="${colour}"`;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 120" fill-rule="evenodd" clip-rule="evenodd">' +
    `<path fill="${paper}" d="M0 0h90v120H0z"/><g transform="${place}"><path id="a" fill="${inkA}" d="${first}"/>` +
    `<clipPath id="c"><use href="#a"/></clipPath>` +
    `<g ${ink(inkB)}><path id="b" transform="translate(${shift})" d="${second}"/></g>` +
    `<g clip-path="url(#c)" ${ink(both)}><use href="#b"/></g></g>${furniture(layout, { paper, inkA, inkB })}</svg>`
  );
}

function furniture(
  layout: CoverPlan['layout'],
  colours: { paper: string; inkA: string; inkB: string },
): string {
  switch (layout) {
    case 'spine':
      return `<path fill="${colours.inkB}" d="M0 0h7v120H0z"/>`;
    case 'ground':
      return `<path fill="${colours.inkA}" d="M0 104h90v16H0z"/>`;
    case 'frame':
      return `<path fill="none" stroke="${colours.paper}" stroke-width="12" d="M0 0h90v120H0z"/>`;
    case 'bleed':
      return '';
  }
}
