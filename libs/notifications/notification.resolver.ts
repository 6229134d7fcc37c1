import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader, ViewerType } from '#identity';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { type NotificationKind, findKind, notificationKinds } from './notification-kind.js';
import { SetNotificationFrequencyInput, StopNotificationsInput } from './notification.input.js';
import { NotificationLoader } from './notification.loader.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationService } from './notification.service.js';
import {
  MarkAllNotificationsReadPayloadType,
  MarkNotificationReadPayloadType,
  NotificationConnectionType,
  NotificationKindType,
  NotificationPreferenceType,
  NotificationStopType,
  NotificationType,
  SetNotificationFrequencyPayloadType,
  StopNotificationsPayloadType,
} from './notification.type.js';
import type { Notification } from './notification.js';
import { PreferenceRepository } from './preference.repository.js';
import { PreferenceService, type Stopping } from './preference.service.js';

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(
    private readonly service: NotificationService,
    private readonly preferences: PreferenceService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => NotificationStopType, {
    nullable: true,
    description: 'What the stop link of a mail would stop; null for a link that we did not make.',
  })
  notificationStop(@Args('token') token: string): Promise<Stopping | null> {
    return this.preferences.findStop(token.slice(0, 2000));
  }

  @Mutation(() => MarkNotificationReadPayloadType)
  async markNotificationRead(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { notification: await this.service.markRead(actor, input.id), userErrors: [] };
  }

  @Mutation(() => MarkAllNotificationsReadPayloadType)
  async markAllNotificationsRead(@CurrentActor() actor: Actor, @Context() context: GraphqlContext) {
    await this.service.markAllRead(actor);
    return { viewer: await this.viewer(actor, context), userErrors: [] };
  }

  @Mutation(() => SetNotificationFrequencyPayloadType)
  async setNotificationFrequency(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetNotificationFrequencyInput,
    @Context() context: GraphqlContext,
  ) {
    await this.preferences.choose(actor, input.choices);
    return { viewer: await this.viewer(actor, context), userErrors: [] };
  }

  @Mutation(() => StopNotificationsPayloadType, {
    description: 'Without signing in: no mail of these kinds any more. The inbox stays.',
  })
  async stopNotifications(@Args('input') { token }: StopNotificationsInput) {
    return { stop: await this.preferences.stop(token), userErrors: [] };
  }

  @ResolveField(() => NotificationKindType)
  kind(@Parent() notification: Notification): NotificationKind {
    // A kind may leave the list before the last line that was written of it.
    return findKind(notification.kind) ?? { ...forgotten, id: notification.kind };
  }

  @ResolveField(() => Boolean)
  read(@Parent() notification: Notification): boolean {
    return notification.isRead;
  }

  private async viewer(actor: Actor, context: GraphqlContext) {
    return actor.accountId === null ? null : this.people.account(context).load(actor.accountId);
  }
}

const forgotten: NotificationKind = {
  id: '',
  label: 'Autre nouvelle',
  reason: 'Vous recevez ceci parce que cela vous concernait alors.',
  frequency: 'never',
};

/** What the caller is told, beside her account. */
@Resolver(() => ViewerType)
export class ViewerNotificationsResolver {
  constructor(
    private readonly repository: NotificationRepository,
    private readonly preferences: PreferenceRepository,
    private readonly loader: NotificationLoader,
  ) {}

  @ResolveField(() => NotificationConnectionType, { description: 'Her inbox, newest first.' })
  async notifications(
    @Parent() account: { id: string },
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.repository.list(account.id, slice));
  }

  @ResolveField(() => Int, { description: 'Of her inbox; a hundred stands for more.' })
  async unreadNotifications(
    @Parent() account: { id: string },
    @Context() context: GraphqlContext,
  ): Promise<number> {
    return (await this.loader.unread(context).load(account.id)) ?? 0;
  }

  @ResolveField(() => [NotificationPreferenceType], { description: 'Every kind, as she chose or as usual.' })
  async notificationPreferences(@Parent() account: { id: string }) {
    const chosen = await this.preferences.list(account.id);
    return notificationKinds.map((kind) => ({ kind, frequency: chosen.get(kind.id) ?? kind.frequency }));
  }
}
