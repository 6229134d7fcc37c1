import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import {
  type Draft,
  DraftRepository,
  type Resource,
  ResourceRepository,
  type Version,
  VersionRepository,
} from '#resources';
import { proposalPolicy } from './proposal.policy.js';
import { ProposalRepository } from './proposal.repository.js';
import { type ProposedWork, ProposalWorksRepository } from './proposal-works.repository.js';
import type { Proposal } from './proposal.js';
import { SourceUpdate } from '../update/source-update.js';
import { StatesService } from '../update/states.service.js';

/** A proposal with its two sides: the original that it is for, the copy that it is made of, and what differs. */
@Injectable()
export class ProposedChangesService {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly drafts: DraftRepository,
    private readonly states: StatesService,
    private readonly works: ProposalWorksRepository,
  ) {}

  /**
   * Locks the original, then the proposal (everywhere in this order), and authorises. What its proposer does waits first
   * for whatever she does to the copy itself: a draft that is deleted or published lets go of its proposal.
   */
  async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'send' | 'withdraw' | 'adapt' | 'decide',
  ): Promise<{ proposal: Proposal; resource: Resource }> {
    const found = await this.proposals.find(id);
    if (found && action !== 'decide') await this.proposals.holdCopy(tx, found.id);
    const access = found ? await this.resources.lock(tx, actor, found.resourceId) : null;
    const proposal = found ? await this.proposals.lock(tx, found.id) : null;
    if (!access || !proposal) throw new NotFound();
    proposalPolicy.authorize(actor, action, { ...access, proposal });
    return { proposal, resource: access.resource };
  }

  async findCopy({ draftId }: Pick<Proposal, 'draftId'>): Promise<Draft | null> {
    return draftId ? this.drafts.find(draftId) : null;
  }

  getNewest(resourceId: string): Promise<Version> {
    return this.states.getNewest(resourceId);
  }

  /** Change by change. `current`: the draft of the original's next version; its newest version is looked at without one. */
  async inspect(
    proposal: Pick<Proposal, 'baseVersionId' | 'draftId' | 'resourceId'>,
    current: Draft | null,
    tx?: Transaction,
  ): Promise<SourceUpdate> {
    const [copy, versions] = await Promise.all([
      this.findCopy(proposal),
      this.versions.byIds([proposal.baseVersionId]),
    ]);
    const base = versions.get(proposal.baseVersionId);
    if (!copy || !base) throw new NotFound();
    const mine = current ?? (await this.states.getNewest(proposal.resourceId));
    return this.compare({ base, mine, theirs: copy }, tx);
  }

  /** The same, of what the caller has read already. */
  async compare(
    at: { base: Version; mine: Version | Draft; theirs: Draft },
    tx?: Transaction,
  ): Promise<SourceUpdate> {
    return new SourceUpdate({ ...(await this.states.read(at, tx)), scope: 'whole' });
  }

  /** Works of others that would come with it, beside the draft or the version that the original has now. */
  async worksBeside(
    { draftId: copyId, resourceId }: Proposal,
    { id: currentId }: Version | Draft,
  ): Promise<ProposedWork[]> {
    return copyId ? this.works.find({ copyId, resourceId, currentId }) : [];
  }

  /** Declares them in the draft of the original's next version. */
  async bringWorks(
    tx: Transaction,
    { draftId: copyId, resourceId }: Proposal,
    { id: currentId }: Draft,
  ): Promise<void> {
    if (copyId) await this.works.bring(tx, { copyId, resourceId, currentId });
  }
}
