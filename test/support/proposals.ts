import { type Actor, Refusal } from '#platform/authorization';
import {
  type PieceDecision,
  type Proposal,
  ProposalCopyService,
  ProposalDecisionService,
  ProposalRepository,
  ProposalService,
  ProposedChangesService,
  type UpdatePiece,
} from '#remixes';
import {
  type Draft,
  type DraftFields,
  DraftRepository,
  DraftService,
  PublishingService,
  type Resource,
  VersionRepository,
} from '#resources';
import type { TestApplication } from './application.js';
import { newPublished, newTeacher } from './builders.js';

export const proposedText = '# Partages\n\nOn partage une tarte en quatre.\n\nOn compare deux parts.\n';

/** A published resource with two authors, and somebody who proposes changes to it, through the real verbs. */
export class ProposalStage {
  private constructor(
    private readonly product: TestApplication,
    readonly author: Actor,
    readonly coAuthor: Actor,
    readonly proposer: Actor,
    readonly resource: Resource,
  ) {}

  static async set(product: TestApplication): Promise<ProposalStage> {
    const author = await newTeacher(product, 'Autrice');
    const coAuthor = await newTeacher(product, 'Coautrice');
    const proposer = await newTeacher(product, 'Proposante');
    const resource = await newPublished(product, author, { text: proposedText });
    await product.behind.owner.query(
      `insert into resource_member(resource_id, account_id, role, since) values ($1, $2, 'co-author', now())`,
      [resource.id, coAuthor.accountId],
    );
    await product.drain();
    return new ProposalStage(product, author, coAuthor, proposer, resource);
  }

  service<Service>(type: new (...args: never[]) => Service): Service {
    return this.product.app.get(type as never, { strict: false });
  }

  start(by: Actor = this.proposer, id: string = this.resource.id): Promise<Draft> {
    return this.service(ProposalService).start(by, id);
  }

  edit(by: Actor, draft: Draft, fields: DraftFields): Promise<Draft> {
    return this.service(DraftService).update(by, draft.id, draft.revision, fields);
  }

  send({ id, revision }: Draft, reason = 'Une faute.', by: Actor = this.proposer): Promise<Proposal> {
    return this.service(ProposalCopyService).send(by, { draftId: id, revision, reason });
  }

  /** « quatre » becomes « huit », and the sheet gets an objective. */
  async propose(
    fields: DraftFields = {
      text: proposedText.replace('quatre', 'huit'),
      objectives: 'Nommer une fraction.',
    },
  ): Promise<Proposal> {
    const sent = await this.send(await this.edit(this.proposer, await this.start(), fields));
    await this.product.drain();
    return sent;
  }

  async openDraft(): Promise<Draft | null> {
    const drafts = await this.service(DraftRepository).ofResources([this.resource.id]);
    return drafts.get(this.resource.id) ?? null;
  }

  async piecesOf(proposal: Proposal): Promise<readonly UpdatePiece[]> {
    return (await this.service(ProposedChangesService).inspect(proposal, await this.openDraft())).pieces;
  }

  /** Answers each piece as `take` says, on the resource as it is. */
  async decide(
    proposal: Proposal,
    take: (kind: string, at: number) => Omit<PieceDecision, 'pieceId'>,
    by: Actor = this.author,
  ): Promise<Proposal> {
    const draft = await this.openDraft();
    const pieces = await this.piecesOf(proposal);
    const decisions = pieces.map(({ id, kind }, at) => ({ pieceId: id, ...take(kind, at) }));
    const newest = await this.newest();
    return this.service(ProposalDecisionService).decide(by, {
      id: proposal.id,
      version: newest?.number ?? 0,
      revision: draft?.revision ?? null,
      decisions,
      message: 'Merci.',
    });
  }

  async publish(by: Actor, draft: Draft): Promise<void> {
    await this.service(PublishingService).publish(by, draft.id, { whatChanged: null, minor: false });
    await this.product.drain();
  }

  /** Of the newest version: « name, role ». */
  async credits(): Promise<string[]> {
    return ((await this.newest())?.credits ?? []).map(({ name, role }) => `${name}, ${role}`);
  }

  /** « kind: title », oldest first. */
  async inbox(actor: Actor): Promise<string[]> {
    const { rows } = await this.product.behind.owner.query<{ line: string }>(
      `select kind || ': ' || title as line from notification where account_id = $1 order by created_at, id`,
      [actor.accountId],
    );
    return rows.map(({ line }) => line);
  }

  saved(proposal: Proposal): Promise<Proposal | null> {
    return this.service(ProposalRepository).find(proposal.id);
  }

  private async newest() {
    return (await this.service(VersionRepository).latestOf([this.resource.id])).get(this.resource.id);
  }
}

/** The code of a refusal, or « done ». */
export const codeOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.problems[0]?.code ?? '';
      throw error;
    },
  );
