import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { DraftType } from './draft.type.js';
import type { Draft } from './draft.js';
import { PreCheckLoader } from './pre-check.loader.js';
import { PreCheckType } from './pre-check.type.js';
import type { PreCheck } from './pre-check.js';
import { VersionType } from '../version/version.type.js';
import type { Version } from '../version/version.js';

@Resolver(() => DraftType)
export class DraftPreCheckResolver {
  constructor(private readonly checks: PreCheckLoader) {}

  @ResolveField(() => [PreCheckType], { description: 'What a program looked at, before anybody reads.' })
  preChecks(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<PreCheck[]> {
    return this.checks.ofDraft(draft, context);
  }
}

@Resolver(() => VersionType)
export class VersionPreCheckResolver {
  constructor(private readonly checks: PreCheckLoader) {}

  @ResolveField(() => [PreCheckType], {
    description: 'What a program looked at; where pupils’ data may stand is not told.',
  })
  preChecks(@Parent() version: Version, @Context() context: GraphqlContext): Promise<PreCheck[]> {
    return this.checks.ofVersion(version, context);
  }
}
