import type { CampaignChanges, Decision, ReviewFields } from '#reviews';
import type { StepOf } from './demo-step.js';

/** What is said of the passage that begins with the words `on`; without them, of the whole. */
interface RemarkStep {
  readonly on?: string;
  readonly words: string;
  readonly suggestion?: string;
  readonly criterion?: string;
}

/** A resource before a campaign, both by their demo ids. */
interface Submitted {
  readonly campaign: string;
  readonly resource: string;
}

interface Answered {
  /** By key of criterion: a grade, and why or what to change. */
  readonly answers: Readonly<Record<string, readonly [grade: number | null, note?: string]>>;
}

/**
 * What each verb needs to know, each verb one change of the product. Criteria that a review or a decision does not name
 * have the best grade.
 */
interface Verbs {
  prepare: {
    readonly campaign: string;
    readonly fields: CampaignChanges & { readonly title: string };
    /** Code of the territory. */
    readonly territory: string;
    /** Days after the seed, negative before it. */
    readonly opensIn: number;
    readonly closesIn: number;
  };
  open: Pick<Submitted, 'campaign'>;
  beginClosing: Pick<Submitted, 'campaign'>;
  close: Pick<Submitted, 'campaign'>;
  archive: Pick<Submitted, 'campaign'>;
  available: { readonly cap: number; readonly languages: string[] };
  join: Pick<Submitted, 'campaign'>;
  /** A resource that everybody grades before they review. */
  exemplar: Submitted;
  grade: Submitted & Pick<Answered, 'answers'>;
  submit: Submitted & { readonly words: string };
  invite: Submitted & { readonly words: string };
  withdraw: Submitted;
  refuse: Submitted & { readonly reason: string };
  resubmit: Submitted & { readonly words: string };
  /** `person`: key of a demo account. */
  assign: Submitted & { readonly person: string };
  accept: Submitted;
  decline: Submitted & { readonly reason: string };
  conflict: Submitted & { readonly reason: string };
  /** Nobody answered in time: the platform asks the next. */
  lapse: Submitted;
  review: Submitted &
    Answered & {
      /** False: criteria that it does not name are not answered yet. */
      readonly isWhole: boolean;
      readonly fields: Omit<ReviewFields, 'answers'>;
    };
  remark: Submitted & RemarkStep;
  send: Submitted;
  decide: Submitted &
    Omit<Decision, 'mentorId' | 'grades'> & {
      readonly grades: Readonly<Record<string, number>>;
      /** Key of a demo account. */
      readonly mentor: string | null;
    };
  /** `remark`: how its words begin. */
  answer: Submitted & { readonly remark: string; readonly words: string };
  take: Submitted & { readonly remark: string };
  share: Submitted;
  revise: Pick<StepOf<'revise'>, 'resource' | 'edits' | 'whatChanged'>;
}

type Verb = keyof Verbs;

export type StoryStepOf<Name extends Verb> = Name extends Verb
  ? {
      readonly do: Name;
      readonly id: string;
      /** Days after the seed: all of them are past, hence negative. */
      readonly when: number;
      /** Key of the demo account that acts. */
      readonly by: string;
    } & Verbs[Name]
  : never;

/** One thing that a demo account does in a campaign, in the order of infra/demo/campaigns.json. */
export type StoryStep = StoryStepOf<Verb>;
