import { describe, expect, it } from '@jest/globals';
import { RandomChoice } from '../../../test/support/random-choice.js';
import { type ConflictedPerson, type ConflictedWork, conflictOf, forbiddenTo } from './conflict.js';
import { assignAll } from './matching.js';
import { type ReviewerOffer, type ReviewNeed, type TerritoryStep } from './matching-fit.js';

/** What the campaign of the simulation is, and how its people behave. */
interface Scene {
  /** Everybody submits on the first day, or as many each day. */
  submissionsPerDay: number;
  /** Each request is left without answer by chance, or by those who never answer any. */
  silence: 'requests' | 'people';
  /** Of the log-normal delay between a request and the review, in days. */
  median: number;
  sigma: number;
  /** Where everybody teaches: nobody reviews a colleague. */
  schools: number;
  /** Whether a reviewer knows one level and one discipline only. */
  isNarrow: boolean;
}

const SUBMISSIONS = 200;
const REVIEWERS = 20;
const WANTED = 2;
const CAP = 3;
const SILENT = 0.25;
const ANSWER_DAYS = 3;
const LAST_DAY = 400;

interface Work extends ConflictedWork {
  id: string;
  arrives: number;
  levels: string[];
  subjects: string[];
  path: TerritoryStep[];
  assigned: string[];
  refused: string[];
  reviews: { by: string; at: number }[];
  gap: string | null;
}

interface Reviewer extends ConflictedPerson {
  levels: string[];
  subjects: string[];
  path: TerritoryStep[];
  isSilent: boolean;
  lapses: number;
}

interface Request {
  work: Work;
  reviewer: Reviewer;
  /** Null: no answer will come. */
  doneAt: number | null;
  lapsesAt: number;
}

/** Schools of one département, in two circonscriptions. */
const pathOf = (school: number): TerritoryStep[] => [
  { id: `school-${school}`, kind: 'ecole' },
  { id: `circo-${school % 2}`, kind: 'circonscription' },
  { id: 'departement', kind: 'departement' },
  { id: 'academie', kind: 'academie' },
  { id: 'france', kind: 'national' },
];

const classes = ['cp', 'ce1', 'ce2', 'cm1', 'cm2'];
const disciplines = ['francais', 'mathematiques', 'questionner-le-monde', 'arts-plastiques', 'anglais'];

class Simulation {
  private readonly chance: RandomChoice;
  readonly works: Work[];
  readonly reviewers: Reviewer[];
  private requests: Request[] = [];
  readonly broken: string[] = [];

  constructor(
    private readonly scene: Scene,
    seed: number,
  ) {
    this.chance = new RandomChoice(seed);
    this.reviewers = Array.from({ length: REVIEWERS }, (_, at) => this.reviewer(at));
    this.works = Array.from({ length: SUBMISSIONS }, (_, at) => this.work(at));
  }

  run(): this {
    for (let day = 0; day < LAST_DAY && !this.isOver(day); day += 1) this.live(day);
    return this;
  }

  /** Days from a submission to its second review, the shortest first. */
  get waits(): number[] {
    return this.works
      .filter(({ reviews }) => reviews.length >= WANTED)
      .map(({ reviews, arrives }) => reviews.map(({ at }) => at).sort((a, b) => a - b)[WANTED - 1]! - arrives)
      .sort((a, b) => a - b);
  }

  private isOver(day: number): boolean {
    return (
      this.requests.length === 0 &&
      this.works.every((work) => work.arrives < day && (work.reviews.length >= WANTED || work.gap))
    );
  }

  /** A morning: what came in, what was left, then whom to ask. */
  private live(day: number): void {
    const [over, open] = [[] as Request[], [] as Request[]];
    for (const request of this.requests)
      ((request.doneAt ?? request.lapsesAt) <= day ? over : open).push(request);
    this.requests = open;
    for (const { work, reviewer, doneAt } of over) {
      if (doneAt !== null) {
        work.reviews.push({ by: reviewer.id, at: doneAt });
        continue;
      }
      work.assigned.splice(work.assigned.indexOf(reviewer.id), 1);
      work.refused.push(reviewer.id);
      reviewer.lapses += 1;
    }
    const waiting = this.works.filter(({ arrives, assigned }) => arrives <= day && assigned.length < WANTED);
    const { lines, gaps } = assignAll(
      waiting.map((work) => this.need(work, day)),
      this.reviewers.map((one) => this.offer(one)),
    );
    for (const work of waiting) work.gap = gaps.find(({ needId }) => needId === work.id)?.sentence ?? null;
    for (const { needId, reviewerId } of lines) this.ask(needId, reviewerId, day);
  }

  private ask(needId: string, reviewerId: string, day: number): void {
    const work = this.works.find(({ id }) => id === needId)!;
    const reviewer = this.reviewers.find(({ id }) => id === reviewerId)!;
    const conflict = conflictOf(work, reviewer);
    if (conflict) this.broken.push(`${needId} was given to ${reviewerId}: ${conflict}`);
    work.assigned.push(reviewerId);
    const isSilent = this.scene.silence === 'people' ? reviewer.isSilent : this.chance.number() < SILENT;
    const doneAt = isSilent ? null : day + this.delay();
    this.requests.push({ work, reviewer, doneAt, lapsesAt: day + ANSWER_DAYS });
    if (this.loadOf(reviewer) > CAP) this.broken.push(`${reviewerId} has more than ${CAP}`);
  }

  private need(work: Work, day: number): ReviewNeed {
    return {
      id: work.id,
      wanted: WANTED - work.assigned.length,
      waitingDays: day - work.arrives,
      levels: work.levels,
      subjects: work.subjects,
      language: 'fr',
      territoryPath: work.path,
      forbidden: forbiddenTo(work, this.reviewers),
    };
  }

  private offer(reviewer: Reviewer): ReviewerOffer {
    return {
      id: reviewer.id,
      levels: reviewer.levels,
      subjects: reviewer.subjects,
      languages: ['fr'],
      territoryPath: reviewer.path,
      load: this.loadOf(reviewer),
      cap: CAP,
      pastDelayDays: reviewer.lapses * ANSWER_DAYS,
      absent: false,
    };
  }

  private loadOf(reviewer: Reviewer): number {
    return this.requests.filter((request) => request.reviewer === reviewer).length;
  }

  /** Box–Muller. */
  private delay(): number {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.chance.number())) * Math.cos(2 * Math.PI * this.chance.number());
    return this.scene.median * Math.exp(this.scene.sigma * normal);
  }

  private some(list: readonly string[], least: number, most: number): string[] {
    const wanted = this.chance.between(least, most);
    const chosen = new Set<string>();
    while (chosen.size < wanted) chosen.add(this.chance.of(list));
    return [...chosen];
  }

  private reviewer(at: number): Reviewer {
    const { isNarrow, schools } = this.scene;
    const school = this.chance.below(schools);
    return {
      id: `reviewer-${at}`,
      establishment: `school-${school}`,
      levels: isNarrow ? this.some(classes, 1, 1) : this.some(classes, 2, 3),
      subjects: isNarrow ? this.some(disciplines, 1, 1) : this.some(disciplines, 2, 4),
      path: pathOf(school),
      isSilent: at < REVIEWERS * SILENT,
      lapses: 0,
    };
  }

  private work(at: number): Work {
    const school = this.chance.below(this.scene.schools);
    const author = this.chance.number() < 0.3 ? `reviewer-${this.chance.below(REVIEWERS)}` : `author-${at}`;
    const named = this.reviewers.find(({ id }) => id === author);
    return {
      id: `resource-${at}`,
      arrives: Math.floor(at / this.scene.submissionsPerDay),
      levels: this.some(classes, 1, 2),
      subjects: this.some(disciplines, 1, 2),
      path: named?.path ?? pathOf(school),
      authors: [author],
      coAuthors: this.chance.number() < 0.2 ? [`reviewer-${this.chance.below(REVIEWERS)}`] : [],
      establishments: [named?.establishment ?? `school-${school}`],
      lineage: this.chance.number() < 0.1 ? [`reviewer-${this.chance.below(REVIEWERS)}`] : [],
      declared: this.chance.number() < 0.05 ? [`reviewer-${this.chance.below(REVIEWERS)}`] : [],
      refused: [],
      assigned: [],
      reviews: [],
      gap: null,
    };
  }
}

/**
 * A review is a quarter of an hour, due in seven days: half are done within two days, one in twenty after seven
 * (σ = ln(7 / 2) / 1.645). That people's delays are log-normal: Stouffer, Malmgren and Amaral, « Log-normal statistics
 * in e-mail communication patterns », 2006. Twenty people of whom each has three at once, and a quarter of whose places
 * wait three days for nobody, do some seventeen reviews a day at most: with a median of three days, or of two when all
 * 200 come on one day, they would be late (17 and 16 days).
 */
const usual = { median: 2, sigma: 0.76, schools: 10, isNarrow: false };

describe('a campaign of 200 resources and 20 reviewers, a quarter of them silent', () => {
  const scenes: [string, Scene][] = [
    ['that come in two weeks', { ...usual, submissionsPerDay: 20, silence: 'requests' }],
    ['where some people never answer', { ...usual, submissionsPerDay: 20, silence: 'people' }],
    [
      'that all come on the first day, to quicker people',
      { ...usual, submissionsPerDay: 200, silence: 'requests', median: 1.5 },
    ],
  ];
  const seeds = [1, 2, 3];
  const runs = scenes.flatMap(([name, scene]) => seeds.map((seed) => [name, seed, scene] as const));

  it.each(runs)('%s (%i): two reviews of each in a fortnight', (_, seed, scene) => {
    const { broken, works, waits } = new Simulation(scene, seed).run();
    expect(broken).toEqual([]);
    expect(works.filter((work) => !isServed(work))).toEqual([]);
    expect(waits.length).toBeGreaterThan(SUBMISSIONS * 0.95);
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThanOrEqual(14);
  });

  it.each(seeds)(
    'of two schools, of people who know one thing each (%i): two reviews of each, or the reason why not',
    (seed) => {
      const scene: Scene = {
        ...usual,
        submissionsPerDay: 20,
        silence: 'requests',
        schools: 2,
        isNarrow: true,
      };
      const { broken, works } = new Simulation(scene, seed).run();
      expect(broken).toEqual([]);
      expect(works.filter((work) => !isServed(work))).toEqual([]);
      const gaps = works.flatMap(({ gap, reviews }) => (reviews.length < WANTED ? [gap] : []));
      expect(gaps.length).toBeGreaterThan(0);
      for (const gap of gaps)
        expect(gap).toMatch(/^Il manque [12] relectures?\u00a0: .*(école|enseigne|décliné)/u);
    },
  );
});

const isServed = ({ reviews, gap }: Work): boolean =>
  new Set(reviews.map(({ by }) => by)).size === WANTED || (reviews.length < WANTED && gap !== null);
