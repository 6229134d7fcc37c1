import type { CoverPlan } from './cover.js';
import { type Family, PALETTES } from './inks.js';

/** Labels in French, as the vocabularies give them. */
interface Described {
  id: string;
  subject?: string;
  level?: string;
  type?: string;
}

// Read in this order: « sciences numériques » is computing before it is science.
const FAMILIES: [RegExp, Family][] = [
  [/nsi|snt|num[ée]ri|informati/, 'computing'],
  [/sporti|^eps/, 'sport'],
  [/math|structurer/, 'maths'],
  [/music/, 'music'],
  [/\bart/, 'arts'],
  [/moral|emc/, 'civics'],
  [/philo|hlp|humaines/, 'philosophy'],
  [/fran[çc]|lettres|latin|grec|langage/, 'french'],
  [/hist|g[ée]o|hggsp/, 'history'],
  [/svt|scien|physi|chimi|biolo|techno|vivant/, 'sciences'],
  [/langue|angl|alle|espa|ital|arab|chin|occit|bret|basq|corse/, 'languages'],
];

const LAYOUTS: [RegExp, CoverPlan['layout']][] = [
  [/exerc|[ée]val|qcm|tp|donn/, 'ground'],
  [/fiche|m[ée]mo|trace|corrig/, 'frame'],
  [/cours|livre|diapo|s[ée]quence/, 'spine'],
];

const PRINTS: [RegExp, CoverPlan['print']][] = [
  [/\bc[pe]\d?\b|cycle 2/, 'large'],
  [/\bcm\d|6e|cycle 3/, 'medium'],
];

const match = <T>(table: [RegExp, T][], text: string, otherwise: T): T =>
  table.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1] ?? otherwise;

/** What the words of a resource mean for its cover: subject for motif and inks, type for layout, level for size. */
export function coverPlan({ id, subject = '', level = '', type = '' }: Described): CoverPlan {
  const nursery = /cycle 1|maternelle|\b[pmg]s\b/i.test(level);
  return {
    id,
    family: nursery ? 'nursery' : match(FAMILIES, subject, 'shared'),
    print: match(PRINTS, level, 'small'),
    layout: match(LAYOUTS, type, 'bleed'),
  };
}

/** The address of a cover. It holds all that the cover depends on, so the answer never changes. */
export const coverPath = ({ id, family, print, layout }: CoverPlan): string =>
  `/couvertures/${family}/${print}/${layout}/${encodeURIComponent(id)}.svg`;

const isFamily = (text: string): text is Family => Object.hasOwn(PALETTES, text);
const isPrint = (text: string): text is CoverPlan['print'] => ['large', 'medium', 'small'].includes(text);
const isLayout = (text: string): text is CoverPlan['layout'] =>
  ['spine', 'frame', 'ground', 'bleed'].includes(text);

/** Reads an address made by `coverPath`; null when it is not one. */
export function readCoverPlan(
  parts: Record<'family' | 'print' | 'layout' | 'file', string>,
): CoverPlan | null {
  const { family, print, layout } = parts;
  const id = /^([\w-]{1,64})\.svg$/.exec(parts.file)?.[1];
  if (id === undefined || !isFamily(family) || !isPrint(print) || !isLayout(layout)) return null;
  return { id, family, print, layout };
}
