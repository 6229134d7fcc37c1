import { Injectable } from '@nestjs/common';
import { AccountRepository, TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import { Clock, dayOf } from '#platform/clock';
import type { Slice } from '#platform/database';
import { meetingLevels, meetingSubjects } from './call-criteria.js';
import { CallListRepository } from './call-list.repository.js';
import type { Call } from './call.js';

/** Whom calls concern: by what somebody says that she teaches, and where. */
@Injectable()
export class CallConcernService {
  constructor(
    private readonly lists: CallListRepository,
    private readonly accounts: AccountRepository,
    private readonly territories: TerritoryRepository,
    private readonly clock: Clock,
  ) {}

  /** Open now. What her profile does not say narrows nothing; a visitor’s are everybody’s. */
  async openCallsFor({ agentId }: Actor, slice: Slice): Promise<{ rows: Call[]; total: number }> {
    const agent = agentId === null ? null : (await this.accounts.agents([agentId])).get(agentId);
    const school = agent ? (await this.territories.establishmentsOfAgents([agent.id])).get(agent.id) : null;
    const concerned = {
      levels: agent && agent.levels.length > 0 ? meetingLevels(agent.levels) : null,
      subjects: agent && agent.subjects.length > 0 ? meetingSubjects(agent.subjects) : null,
      territoryPath: school ? await this.territories.establishmentPath(school) : [],
    };
    return this.lists.listConcerning(concerned, dayOf(this.clock.now()), slice);
  }
}
