import { readFileSync } from 'node:fs';

type Figures = Record<string, { readonly value: number; readonly why: string }>;

interface ProximityFile {
  readonly fields: Figures;
  readonly vector: Figures;
  readonly similar: Figures;
  readonly next: Figures;
  readonly nearness: Figures;
  readonly years: { readonly source: string; readonly successions: readonly (readonly string[])[] };
  readonly numbering: {
    readonly words: readonly string[];
    /** Between the word and its number. */
    readonly between: readonly string[];
    readonly numbers: Readonly<Record<string, number>>;
    readonly romans: Readonly<Record<string, number>>;
    readonly ordinals: Readonly<Record<string, number>>;
    /** Those that an ordinal may stand before: « seconde évaluation » is a test of the seconde. */
    readonly ordinalWords: readonly string[];
    /** A number at the end that follows one of these numbers nothing. */
    readonly notBefore: readonly string[];
    readonly most: { readonly value: number };
  };
}

const file = JSON.parse(
  readFileSync(new URL('../data/proximity.json', import.meta.url), 'utf8'),
) as ProximityFile;

/** The figure of this name; each has its reason in the data. */
const figure = (group: 'fields' | 'vector' | 'similar' | 'next' | 'nearness') => (name: string) => {
  const found = file[group][name];
  if (!found) throw new Error(`proximity.json says nothing of ${group}.${name}`);
  return found.value;
};

export const fieldWeight = figure('fields');
export const vectorFigure = figure('vector');
export const similarWeight = figure('similar');
export const nextWeight = figure('next');
export const nearnessFigure = figure('nearness');
export const { numbering } = file;
export const yearSuccessions = file.years.successions;
