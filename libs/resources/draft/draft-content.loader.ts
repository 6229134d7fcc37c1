import { Injectable } from '@nestjs/common';
import type { Problem } from '#platform/authorization';
import { batched, type GraphqlContext } from '#platform/graphql';
import type { Draft } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import { FindingService, type ShieldedDraft } from '../finding/finding.service.js';
import { type DraftHolding, HoldingRepository } from '../version/holding.repository.js';
import { LicenceQuestionRepository } from '../licence/licence-question.repository.js';
import { worksTaken, type TakenWork } from '../licence/licence-mix.js';
import type { Part } from './part.js';
import type { NamedSource } from '../source/source.js';
import type { StoredFile } from '../file/stored-file.js';
import { contentOf, filePart } from '../version/version-content.js';

/** What a draft holds beside its fields, read once per request. */
export interface DraftContent {
  readonly files: StoredFile[];
  readonly items: Part[];
  readonly sources: NamedSource[];
  readonly refused: DraftHolding['refused'];
  /** What of others it holds, as the licence solver sees it. */
  readonly taken: readonly TakenWork[];
  readonly problems: readonly Problem[];
  readonly shield: ShieldedDraft;
}

const nothingHeld: DraftHolding = { files: [], others: [], sources: [], refused: [] };
const nothingFound: ShieldedDraft = { files: [], findings: [], unanswered: [], unchecked: [] };

@Injectable()
export class DraftContentLoader {
  private readonly known = new WeakMap<GraphqlContext, Map<string, Promise<DraftContent>>>();
  private readonly content = batched((drafts: readonly Draft[]) => this.read(drafts));

  constructor(
    private readonly drafts: DraftRepository,
    private readonly holdings: HoldingRepository,
    private readonly findings: FindingService,
    private readonly questions: LicenceQuestionRepository,
  ) {}

  /** What a file of the draft says of its licence. */
  readonly licenceWords = batched((ids: readonly string[]) => this.drafts.licenceWords(ids));

  /** A draft saved meanwhile has another revision, hence another answer. */
  of(draft: Draft, context: GraphqlContext): Promise<DraftContent> {
    const contents = this.known.get(context) ?? new Map<string, Promise<DraftContent>>();
    this.known.set(context, contents);
    const key = `${draft.id} ${draft.revision}`;
    const content = contents.get(key) ?? this.load(draft, context);
    contents.set(key, content);
    return content;
  }

  /** The newest question about rights, by the id of the draft's resource. */
  readonly question = batched((ids: readonly string[]) => this.questions.latestOf(ids));

  private async load(draft: Draft, context: GraphqlContext): Promise<DraftContent> {
    const content = await this.content(context).load(draft);
    if (!content) throw new Error('The content of a draft was not read.');
    return content;
  }

  private async read(drafts: readonly Draft[]): Promise<Map<Draft, DraftContent>> {
    const ids = drafts.map(({ id }) => id);
    const [holdings, shields] = await Promise.all([
      this.holdings.ofDrafts(ids),
      this.findings.ofDrafts(drafts),
    ]);
    return new Map(
      drafts.map((draft) => {
        const { files, others: items, sources, refused } = holdings.get(draft.id) ?? nothingHeld;
        const parts = [...items, ...files.map(filePart)];
        const missing = draft.problems(contentOf(draft.fields, { files, sources, parts }));
        const shield = shields.get(draft) ?? nothingFound;
        const taken = worksTaken({ sources, parts });
        const problems = [...missing, ...shield.unanswered];
        return [draft, { files, items, sources, refused, taken, shield, problems }];
      }),
    );
  }
}
