import { readFileSync } from 'node:fs';
import { negatives } from './pupil-negatives.js';
import { positives } from './pupil-positives.js';
import { proseWriters, type PupilFile, tableWriters } from './pupil-files.js';
import { RandomChoice } from './random-choice.js';

/** One file of the set, and what is planted in it: a rule of the shield, or nothing. */
export interface LabelledFile extends PupilFile {
  readonly family: string;
  readonly planted: string | null;
  /** What must be found, or left alone; stands nowhere but in the memory of a test. */
  readonly datum: string;
}

/** What a family makes of chance: lines of prose, or rows of a table. */
interface Made {
  readonly lines: readonly string[];
  readonly asTable?: boolean;
  readonly datum: string;
}

export interface Family {
  readonly name: string;
  readonly planted: string | null;
  readonly make: (chance: RandomChoice, people: People) => Made;
}

/** Names put together at run time: no person is written down anywhere. */
export class People {
  private readonly firstNames = readFileSync(
    new URL('../../libs/shield/data/first-names.txt', import.meta.url),
    'utf8',
  )
    .trim()
    .split('\n');

  constructor(private readonly chance: RandomChoice) {}

  firstName(): string {
    return this.chance
      .of(this.firstNames)
      .replace(/(^|[-' ])(\p{L})/gu, (_all, gap: string, letter: string) => gap + letter.toUpperCase());
  }

  surname(): string {
    const [starts, middles, ends] = [
      'Mar Du Ber Cha Gui Le Mou Per Rous Va Bou Fau Gar Lam Ney Sau Tro Vil Al Ha',
      'be ri na lo vi che do ga mi ro lin bar tel za',
      'rd nt l ux t in ot eau ier on ard et an oui ane',
    ].map((part) => part.split(' '));
    const name = this.chance.of(starts ?? []) + this.chance.of(middles ?? []) + this.chance.of(ends ?? []);
    return this.chance.below(12) === 0
      ? `${name}-${this.chance.of(starts ?? [])}${this.chance.of(ends ?? [])}`
      : name;
  }
}

/** `size` files, half of them with something planted; the same seed makes the same set. */
export function labelledSet(seed: number, size: number): LabelledFile[] {
  const chance = new RandomChoice(seed);
  const people = new People(chance);
  return Array.from({ length: size }, (_unused, at) => {
    const families = at % 2 === 0 ? positives : negatives;
    const family = families[Math.floor(at / 2) % families.length];
    if (!family) throw new Error('A family is missing.');
    const { lines, asTable, datum } = family.make(chance, people);
    const write = chance.of(asTable ? tableWriters : proseWriters);
    return { ...write(lines), family: family.name, planted: family.planted, datum };
  });
}
