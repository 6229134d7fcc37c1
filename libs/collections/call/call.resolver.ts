import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { CallAccessService } from './call-access.service.js';
import { CallCourseService } from './call-course.service.js';
import { CloseCallInput, PrepareCallInput, UpdateCallInput } from './call.input.js';
import { CallService } from './call.service.js';
import { CallPayloadType, CallType, DeleteCallPayloadType } from './call.type.js';
import type { Call } from './call.js';

const payload = (call: Call) => ({ call, userErrors: [] });

/** Calls themselves, and who is told of them. */
@Resolver()
export class CallResolver {
  constructor(
    private readonly calls: CallService,
    private readonly course: CallCourseService,
    private readonly access: CallAccessService,
  ) {}

  @Query(() => CallType, {
    nullable: true,
    description: 'By slug or id; one that is being prepared, for who may open it.',
  })
  async call(@Args('slug') slug: string, @Context() { actor }: GraphqlContext): Promise<Call | null> {
    return (await this.access.find(actor, slug.slice(0, 200)))?.call ?? null;
  }

  @Mutation(() => CallPayloadType, { description: 'For whose mandate covers what it is for.' })
  async prepareCall(@CurrentActor() actor: Actor, @Args('input') input: PrepareCallInput) {
    return payload(await this.calls.prepare(actor, input));
  }

  @Mutation(() => CallPayloadType)
  async updateCall(@CurrentActor() actor: Actor, @Args('input') { id, ...changes }: UpdateCallInput) {
    return payload(await this.calls.update(actor, id, changes));
  }

  @Mutation(() => CallPayloadType, { description: 'From then on, its criteria stay.' })
  async openCall(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.calls.open(actor, id));
  }

  @Mutation(() => DeleteCallPayloadType, { description: 'Of one that was never open.' })
  async deleteCall(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { deletedId: (await this.calls.delete(actor, id)).id, userErrors: [] };
  }

  @Mutation(() => CallPayloadType, { description: 'Those who follow it or gave something are told, once.' })
  async closeCall(@CurrentActor() actor: Actor, @Args('input') { id, word }: CloseCallInput) {
    return payload(await this.course.close(actor, id, word ?? ''));
  }

  @Mutation(() => CallPayloadType, { description: 'Be told how it ends. Asked twice is asked once.' })
  async subscribeToCall(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.calls.subscribe(actor, id));
  }

  @Mutation(() => CallPayloadType)
  async unsubscribeFromCall(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.calls.unsubscribe(actor, id));
  }
}
