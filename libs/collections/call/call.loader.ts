import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import { batched, type GraphqlContext } from '#platform/graphql';
import { CallAccessService } from './call-access.service.js';
import type { CallAccess } from './call.policy.js';
import { ContributionRepository } from './contribution.repository.js';
import type { Call } from './call.js';

/** One question a level, whatever the number of calls. */
@Injectable()
export class CallLoader {
  constructor(
    private readonly contributions: ContributionRepository,
    private readonly access: CallAccessService,
    private readonly territories: TerritoryRepository,
  ) {}

  readonly progress = batched(async (calls: readonly Call[]) => {
    const found = await this.contributions.progressOf(calls);
    return new Map(calls.map((call) => [call, found.get(call.id) ?? { received: 0, counted: 0 }]));
  });
  readonly followed = batched((ids: readonly string[], { actor }) =>
    this.contributions.followedBy(actor.accountId ?? '', ids),
  );
  private readonly paths = batched((ids: readonly string[]) => this.territories.pathsOf(ids));
  private readonly national = batched(
    async (keys: readonly null[]) =>
      new Map(await Promise.all(keys.map(async (key) => [key, await this.access.pathOf(null)] as const))),
  );

  /** As its policy looks at it; whoever has no mandate needs no territory for that. */
  async accessTo(call: Call, context: GraphqlContext): Promise<CallAccess> {
    if (context.actor.mandates.length === 0) return { call, territoryPath: [] };
    const path =
      call.territoryId === null
        ? await this.national(context).load(null)
        : await this.paths(context).load(call.territoryId);
    return { call, territoryPath: path ?? [] };
  }
}
