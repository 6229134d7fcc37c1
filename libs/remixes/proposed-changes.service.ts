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
import type { Proposal } from './proposal.js';
import { SourceUpdate } from './source-update.js';
import { StatesService } from './states.service.js';

/** What a proposal changes in its original, change by change, for those who may read it. */
@Injectable()
export class ProposedChangesService {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftRepository,
    private readonly versions: VersionRepository,
    private readonly states: StatesService,
  ) {}

  /** Null for whoever may not read it: it does not exist for them. */
  async find(actor: Actor, id: string): Promise<Proposal | null> {
    const proposal = await this.proposals.find(id);
    if (!proposal || actor.accountId === null) return null;
    const [resources, roles] = await Promise.all([
      this.resources.byIds([proposal.resourceId]),
      this.resources.rolesOf(actor, [proposal.resourceId]),
    ]);
    const resource = resources.get(proposal.resourceId);
    const role = roles.get(proposal.resourceId) ?? null;
    return resource && proposalPolicy.can(actor, 'read', { proposal, resource, role }) ? proposal : null;
  }

  async findCopy({ draftId }: Pick<Proposal, 'draftId'>): Promise<Draft | null> {
    return draftId ? this.drafts.find(draftId) : null;
  }

  async getNewest(resourceId: string): Promise<Version> {
    const newest = (await this.versions.latestOf([resourceId])).get(resourceId);
    if (!newest) throw new NotFound();
    return newest;
  }

  /** Locks the original, then the proposal (everywhere in this order), and authorises. */
  async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'decide' | 'withdraw' | 'adapt',
  ): Promise<{ proposal: Proposal; resource: Resource }> {
    const found = await this.proposals.find(id);
    const access = found ? await this.resources.lock(tx, actor, found.resourceId) : null;
    const proposal = found ? await this.proposals.lock(tx, found.id) : null;
    if (!access || !proposal) throw new NotFound();
    proposalPolicy.authorize(actor, action, { ...access, proposal });
    return { proposal, resource: access.resource };
  }

  /**
   * The version that the copy starts from, the original as it is (its open draft `current`, or its newest version), the
   * copy. `tx`: as the caller's transaction has them.
   */
  async inspect(
    proposal: Pick<Proposal, 'baseVersionId' | 'draftId' | 'resourceId'>,
    current: Draft | null,
    tx?: Transaction,
  ): Promise<SourceUpdate> {
    const { baseVersionId, draftId, resourceId } = proposal;
    const copy = await this.findCopy({ draftId });
    if (!copy) throw new NotFound();
    const [versions, mine, theirs] = await Promise.all([
      this.states.ofVersions([baseVersionId]),
      this.states.current(resourceId, current, tx),
      this.states.ofDraft(copy),
    ]);
    const base = versions.get(baseVersionId);
    if (!base) throw new NotFound();
    return new SourceUpdate({ base, mine, theirs, scope: 'whole' });
  }
}
