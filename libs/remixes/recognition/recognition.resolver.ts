import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import {
  type Draft,
  DraftItemInput,
  DraftPayloadType,
  DraftType,
  type Resource,
  ResourceLoader,
  ResourceType,
  type Version,
  VersionType,
} from '#resources';
import { RecognitionLoader } from './recognition.loader.js';
import { RecognitionService } from './recognition.service.js';
import { RecognisedFileType, RecognitionType } from './recognition.type.js';
import type { Recognition } from './recognition.js';

/** Where the files of a draft seem to come from, for its authors alone: who may not read the draft reaches none of it. */
@Resolver(() => DraftType)
export class DraftRecognitionResolver {
  constructor(
    private readonly loader: RecognitionLoader,
    private readonly service: RecognitionService,
  ) {}

  @ResolveField(() => [RecognitionType], {
    description: 'Published works that its files seem to be adapted from; filled when they have been read.',
  })
  async recognitions(@Parent() { id }: Draft, @Context() context: GraphqlContext): Promise<Recognition[]> {
    return (await this.loader.ofDraft(context).load(id)) ?? [];
  }

  @Mutation(() => DraftPayloadType, {
    description: 'The files are not adapted from this work: it is not offered again for this resource.',
  })
  async dismissRecognition(@CurrentActor() actor: Actor, @Args('input') input: DraftItemInput) {
    return { draft: await this.service.dismiss(actor, input.draftId, input.id), userErrors: [] };
  }
}

@Resolver(() => RecognitionType)
export class RecognitionResolver {
  constructor(
    private readonly loader: RecognitionLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => Int, { nullable: true })
  share(@Parent() { share }: Recognition): number | null {
    return share === null ? null : Math.round(share * 100);
  }

  @ResolveField(() => RecognisedFileType)
  file(@Parent() { fileId, fileName }: Recognition): RecognisedFileType {
    return { id: fileId, name: fileName };
  }

  @ResolveField(() => VersionType)
  source(@Parent() { versionId }: Recognition, @Context() context: GraphqlContext): Promise<Version | null> {
    return this.loader.version(context).load(versionId);
  }

  @ResolveField(() => ResourceType)
  resource(
    @Parent() { resourceId }: Recognition,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(resourceId);
  }
}
