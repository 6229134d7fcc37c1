import { Injectable } from '@nestjs/common';
import { AccountRepository, MandateRepository } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import type { Publisher } from '../authorship.service.js';
import { OriginRepository } from '../origin.repository.js';
import type { Cast } from './demo-cast.js';

@Injectable()
export class DemoCastService {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountRepository,
    private readonly mandates: MandateRepository,
    private readonly origins: OriginRepository,
  ) {}

  /** @param systems where the resources come from, for their ids */
  of(publishers: ReadonlyMap<string, Publisher>, systems: readonly string[]): Cast {
    const person = (key: string): Publisher => {
      const found = publishers.get(key);
      if (!found) throw new Error(`No demo account has the key « ${key} ».`);
      return found;
    };
    return {
      actor: (key) => this.actor(person(key)),
      agent: (key) => person(key).agentId,
      slug: async (key) => {
        const { accountId, agentId } = person(key);
        const agents = await this.accounts.agentsOfAccounts([accountId]);
        return agents.get(accountId)?.slug ?? agentId;
      },
      resource: (demoId) => this.resource(demoId, systems),
    };
  }

  private async actor({ accountId, agentId }: Publisher): Promise<Actor> {
    const now = this.clock.now();
    const mandates = (await this.mandates.listOf(accountId, now)).filter((each) => each.isLive(now));
    return { ...visitor, accountId, agentId, mandates, credential: 'system' };
  }

  private async resource(externalId: string, systems: readonly string[]): Promise<string> {
    for (const system of systems) {
      const origin = await this.origins.find({ system, externalId });
      if (origin) return origin.resourceId;
    }
    throw new Error(`No demo lesson has the id « ${externalId} ».`);
  }
}
