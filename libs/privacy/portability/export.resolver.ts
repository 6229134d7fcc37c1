import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { once } from '#identity';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { ExportAskingService } from './export-asking.service.js';
import { ExportMyDataInput } from './export.input.js';
import { ExportMyDataPayloadType } from './export.type.js';

@Resolver()
export class ExportResolver {
  constructor(private readonly asking: ExportAskingService) {}

  @Mutation(() => ExportMyDataPayloadType, {
    description: 'Everything that is kept of her, as a ZIP; the address is good for five minutes.',
  })
  async exportMyData(
    @CurrentActor() actor: Actor,
    @Args('input') { currentPassword }: ExportMyDataInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    return { address: await this.asking.ask(actor, currentPassword), userErrors: [] };
  }
}
