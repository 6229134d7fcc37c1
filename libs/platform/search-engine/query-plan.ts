import type { LexiconEntry } from './lexicon.js';
import type { QueryUnit } from './query-units.js';
import { rankCorrections } from './spelling.js';

/** Stems that answer one unit where they stand side by side, and how well they do. */
interface PlannedAlternative {
  unit: number;
  stems: string[];
  weight: number;
  /** True for what was typed: its rarity is the rarity of the unit. */
  isTyped: boolean;
}

export interface QueryPlan {
  alternatives: PlannedAlternative[];
  /** Weight of each unit, 0 for one that nothing can answer. */
  unitWeights: number[];
  /** Neighbouring words, to prefer where they stand side by side. */
  pairs: { stems: [string, string]; units: [number, number] }[];
  corrections: { typed: string; used: string }[];
  /** Every stem that answers, to mark it in what is shown. */
  stems: string[];
}

/** What the lexicon knows about the words of a query. */
interface LexiconAnswers {
  related: readonly LexiconEntry[];
  beginnings: ReadonlyMap<string, readonly LexiconEntry[]>;
  lookalikes: ReadonlyMap<string, readonly LexiconEntry[]>;
}

/** How far each way of answering counts against the word itself. */
const WEIGHT = {
  sameFamily: 0.45,
  joined: 0.9,
  initials: 0.7,
  beginning: 0.85,
  growing: 0.4,
  correction: [0.9, 0.85, 0.6, 0.5] as const,
  doubtful: 0.35,
};
const MOST_RELATIVES = 8;
/** A known word this much rarer than its neighbour is doubted. */
const DOUBT_RATIO = 10;
const DOUBTED_UP_TO = 2;

/** Turns the words of a query into alternatives weighted by how sure they are. */
export function planQuery(units: readonly QueryUnit[], answers: LexiconAnswers): QueryPlan {
  const planner = new Planner(units, answers);
  units.forEach((_, index) => planner.plan(index));
  return planner.result();
}

/** Runs of three to five words and the acronym that they would make. */
export function initialsOf(units: readonly QueryUnit[]): { first: number; initials: string }[] {
  const lengths = [3, 4, 5];
  return units.flatMap((_, first) =>
    lengths
      .filter((length) => first + length <= units.length)
      .map((length) => ({
        first,
        initials: units
          .slice(first, first + length)
          .map(({ word }) => word[0])
          .join(''),
      })),
  );
}

/** The stem is in the index, or is a number, which the lexicon does not keep. */
export function isKnown(unit: QueryUnit, related: readonly LexiconEntry[]): boolean {
  return documentsOf(unit.stem, related) > 0 || !/\p{L}/u.test(unit.word);
}

/** So few documents hold the word that it may be misspelt, in them or here. */
export function isDoubtful(unit: QueryUnit, related: readonly LexiconEntry[]): boolean {
  return documentsOf(unit.stem, related) <= DOUBTED_UP_TO && /\p{L}/u.test(unit.word);
}

function documentsOf(stem: string, entries: readonly LexiconEntry[]): number {
  return entries.reduce((sum, entry) => (entry.stem === stem ? sum + entry.documents : sum), 0);
}

/** A plan that looks for expressions as they are, to find what resembles a document by its keywords. */
export function planExpressions(expressions: readonly { stems: string[]; weight: number }[]): QueryPlan {
  return {
    alternatives: expressions.map(({ stems, weight }, unit) => ({
      unit,
      stems,
      weight,
      isTyped: true,
    })),
    unitWeights: expressions.map(() => 1),
    pairs: [],
    corrections: [],
    stems: [...new Set(expressions.flatMap(({ stems }) => stems))],
  };
}

class Planner {
  private readonly ways = new Map<string, PlannedAlternative>();
  private readonly corrections: QueryPlan['corrections'] = [];
  private readonly best: (string | undefined)[] = [];

  constructor(
    private readonly units: readonly QueryUnit[],
    private readonly answers: LexiconAnswers,
  ) {}

  plan(index: number): void {
    const unit = this.units[index]!;
    const known = isKnown(unit, this.answers.related);
    if (known) this.add(index, [unit.stem], 1, true);
    this.best[index] = known ? unit.stem : undefined;
    for (const phrase of unit.phrases) this.add(index, phrase.stems, phrase.weight);
    this.addInitials(index);
    const relatives = this.addJoined(index) + this.addFamily(index);
    if (known) this.addDoubts(index);
    else this.addGuesses(index, relatives > 0);
    if (unit.isLast && known) this.addGrowing(index);
  }

  result(): QueryPlan {
    const alternatives = [...this.ways.values()];
    return {
      alternatives,
      unitWeights: this.units.map((unit, index) =>
        alternatives.some((way) => way.unit === index) ? unit.weight : 0,
      ),
      pairs: this.pairs(),
      corrections: this.corrections,
      stems: [...new Set(alternatives.flatMap(({ stems }) => stems))],
    };
  }

  /** Two words typed apart that are written as one (« micro bit »). */
  private addJoined(index: number): number {
    const whole = [index - 1, index]
      .filter((first) => first >= 0 && first + 1 < this.units.length)
      .map((first) => `${this.units[first]!.word}${this.units[first + 1]!.word}`);
    const found = this.answers.related.filter((entry) => whole.includes(entry.word));
    for (const entry of found) this.add(index, [entry.stem], WEIGHT.joined);
    return found.length;
  }

  /** Words whose initials are known as a word (« programmation orientée objet », POO). */
  private addInitials(index: number): void {
    for (const { first, initials } of initialsOf(this.units)) {
      if (index < first || index >= first + initials.length) continue;
      const entry = this.answers.related.find(({ word }) => word === initials);
      if (entry) this.add(index, [entry.stem], WEIGHT.initials);
    }
  }

  private addFamily(index: number): number {
    const unit = this.units[index]!;
    if (unit.root.length < 4) return 0;
    const relatives = this.answers.related.filter(
      (entry) => entry.root === unit.root && entry.stem !== unit.stem,
    );
    const stems = [...new Set(relatives.sort((a, b) => b.documents - a.documents).map(({ stem }) => stem))];
    for (const stem of stems.slice(0, MOST_RELATIVES)) this.add(index, [stem], WEIGHT.sameFamily);
    return stems.length;
  }

  /** A word that nothing holds: it may be a beginning, or misspelt. */
  private addGuesses(index: number, hasFamily: boolean): void {
    const unit = this.units[index]!;
    const beginnings = this.answers.beginnings.get(unit.word) ?? [];
    for (const entry of beginnings) this.add(index, [entry.stem], WEIGHT.beginning);
    const corrections = this.correctionsOf(unit);
    for (const { entry, cost } of corrections) {
      this.add(index, [entry.stem], WEIGHT.correction[Math.ceil(cost)] ?? WEIGHT.doubtful);
    }
    const used = beginnings[0]?.stem ?? corrections[0]?.entry.stem;
    this.best[index] = used;
    const shown = corrections[0]?.entry.word;
    if (shown && beginnings.length === 0 && !hasFamily)
      this.corrections.push({ typed: unit.word, used: shown });
  }

  /** A word that few documents hold, beside one letter away from a much commoner one. */
  private addDoubts(index: number): void {
    const unit = this.units[index]!;
    const own = documentsOf(unit.stem, this.answers.related);
    for (const { entry, cost } of this.correctionsOf(unit)) {
      const isCommoner = entry.documents >= own * DOUBT_RATIO;
      if (cost <= 1 && isCommoner) this.add(index, [entry.stem], WEIGHT.doubtful);
    }
  }

  private addGrowing(index: number): void {
    const unit = this.units[index]!;
    const own = documentsOf(unit.stem, this.answers.related);
    for (const entry of this.answers.beginnings.get(unit.word) ?? []) {
      if (entry.documents > own) this.add(index, [entry.stem], WEIGHT.growing);
    }
  }

  private correctionsOf(unit: QueryUnit): { entry: LexiconEntry; cost: number }[] {
    const candidates = this.answers.lookalikes.get(unit.word) ?? [];
    return rankCorrections(unit.word, candidates).map(({ word, cost }) => ({
      entry: candidates.find((candidate) => candidate.word === word)!,
      cost,
    }));
  }

  private add(unit: number, stems: string[], weight: number, isTyped = false): void {
    const key = [unit, ...stems].join(' ');
    const known = this.ways.get(key);
    if (known && known.weight >= weight) return;
    this.ways.set(key, { unit, stems, weight, isTyped });
  }

  private pairs(): QueryPlan['pairs'] {
    return this.best.slice(1).flatMap((second, index) => {
      const first = this.best[index];
      if (!first || !second) return [];
      const pair: QueryPlan['pairs'][number] = { stems: [first, second], units: [index, index + 1] };
      return [pair];
    });
  }
}
