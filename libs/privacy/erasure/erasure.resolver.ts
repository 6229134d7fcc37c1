import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { once, ViewerType } from '#identity';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { SessionCookie } from '#platform/http';
import { DeleteAccountInput } from './erasure.input.js';
import { ErasureService } from './erasure.service.js';
import { DeleteAccountPayloadType, ErasurePreviewType } from './erasure.type.js';

@Resolver(() => ViewerType)
export class ErasureResolver {
  constructor(
    private readonly erasures: ErasureService,
    private readonly cookie: SessionCookie,
  ) {}

  @ResolveField(() => ErasurePreviewType)
  erasurePreview(@Parent() { id }: { id: string }): Promise<ErasurePreviewType> {
    return this.erasures.preview(id);
  }

  @Mutation(() => DeleteAccountPayloadType, {
    description: 'Closes the account at once and erases what it leaves; nothing brings it back.',
  })
  async deleteAccount(
    @CurrentActor() actor: Actor,
    @Args('input') input: DeleteAccountInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.erasures.ask(actor, input);
    this.cookie.clear(context.response);
    return { accepted: true, userErrors: [] };
  }
}
