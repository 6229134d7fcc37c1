import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { resolveAdaptation } from '#licensing';
import type { Actor } from '#platform/authorization';
import { CurrentActor } from '#platform/graphql';
import { DraftPayloadType, type Version, VersionType } from '#resources';
import { RemixedPart, RemixResourceInput } from './remix.input.js';
import { RemixService } from './remix.service.js';

@Resolver(() => VersionType)
export class RemixResolver {
  constructor(private readonly remixes: RemixService) {}

  @Mutation(() => DraftPayloadType, {
    description: 'Opens a working copy of the caller’s own, its source pinned and credited.',
  })
  async remixResource(@CurrentActor() actor: Actor, @Args('input') input: RemixResourceInput) {
    const wished = new Set(input.take ?? Object.values(RemixedPart));
    const take = {
      files: wished.has(RemixedPart.FILES),
      text: wished.has(RemixedPart.TEXT),
      sheet: wished.has(RemixedPart.SHEET),
    };
    const wish = { address: input.id, number: input.version ?? null, take, reasons: input.reasons ?? [] };
    return { draft: await this.remixes.remix(actor, wish), userErrors: [] };
  }

  @ResolveField(() => Boolean, { description: 'Whether its licence lets an adaptation be published.' })
  adaptable(@Parent() version: Version): boolean {
    return !resolveAdaptation([version.licenceId]).isIncompatible;
  }
}
