import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { DraftContentLoader } from '../draft/draft-content.loader.js';
import { DraftPayloadType, DraftType } from '../draft/draft.type.js';
import type { Draft } from '../draft/draft.js';
import { AnswerFindingInput } from './finding.input.js';
import { FindingService } from './finding.service.js';
import { FileCheckType, FindingReason, FindingType } from './finding.type.js';
import { type CheckedFile, type DraftFinding, reasonsFor } from './finding.js';

/** What the shield found in a draft, for its authors alone: who may not read the draft reaches none of it. */
@Resolver(() => DraftType)
export class DraftFindingResolver {
  constructor(
    private readonly content: DraftContentLoader,
    private readonly service: FindingService,
  ) {}

  @ResolveField(() => [FindingType], { description: 'What may be a pupil’s personal data.' })
  async findings(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<DraftFinding[]> {
    return this.service.withMasks((await this.content.of(draft, context)).shield.findings);
  }

  @ResolveField(() => [FileCheckType], { description: 'Every file, and whether it was searched.' })
  async checks(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<readonly CheckedFile[]> {
    return (await this.content.of(draft, context)).shield.files;
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Says why a place that was found may stay; asked again when the file or the place changes.',
  })
  async answerFinding(@CurrentActor() actor: Actor, @Args('input') input: AnswerFindingInput) {
    return { draft: await this.service.answer(actor, input.draftId, input), userErrors: [] };
  }
}

@Resolver(() => FindingType)
export class FindingResolver {
  @ResolveField(() => [FindingReason], { description: 'The answers that make sense here.' })
  reasons(@Parent() { rule }: DraftFinding): readonly string[] {
    return reasonsFor(rule);
  }
}
