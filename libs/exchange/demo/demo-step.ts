import type { DraftFields } from '#resources';

/** One passage of a lesson's text, and what takes its place. */
interface Edit {
  readonly before: string;
  readonly after: string;
}

/** One thing that a demo account does, in the order of infra/demo/family.json; sources by their demo id. */
export type Step = { readonly id: string; readonly account: string; readonly edits: readonly Edit[] } & (
  | {
      readonly do: 'adapt';
      readonly sources: readonly [string, ...string[]];
      readonly takeFiles: boolean;
      readonly reasons: readonly string[];
      readonly fields: DraftFields;
    }
  | { readonly do: 'revise'; readonly resource: string; readonly whatChanged: string }
  | { readonly do: 'propose'; readonly resource: string; readonly reason: string }
);
export type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>;
