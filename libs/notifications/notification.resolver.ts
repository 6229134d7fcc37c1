import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader, ViewerType } from '#identity';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { type LineStop, LiveLines, reasonOf, type ToldLine } from './live-lines.service.js';
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
  NotificationLineStopType,
  NotificationPreferenceType,
  NotificationStopType,
  NotificationType,
  SetNotificationFrequencyPayloadType,
  StopNotificationsPayloadType,
} from './notification.type.js';
import { PreferenceRepository } from './preference.repository.js';
import { PreferenceService, type Stopping } from './preference.service.js';

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(
    private readonly service: NotificationService,
    private readonly preferences: PreferenceService,
    private readonly people: PersonLoader,
    private readonly live: LiveLines,
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
    const [notification = null] = await this.live.read([await this.service.markRead(actor, input.id)]);
    return { notification, userErrors: [] };
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
  kind(@Parent() line: ToldLine): NotificationKind {
    // A kind may leave the list before the last line that was written of it.
    return findKind(line.kind) ?? { ...forgotten, id: line.kind };
  }

  @ResolveField(() => Boolean)
  read(@Parent() line: ToldLine): boolean {
    return line.isRead;
  }

  @ResolveField(() => String, { description: 'Why this line is told: « Vous recevez ceci parce que … ».' })
  reason(@Parent() line: ToldLine): string {
    return reasonOf(line);
  }

  @ResolveField(() => [NotificationLineStopType], {
    description:
      'Ways to hear no more of what this line is about, where there are any narrower than its kind.',
  })
  stops(@Parent() line: ToldLine): readonly LineStop[] {
    return line.stops;
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
    private readonly live: LiveLines,
  ) {}

  @ResolveField(() => NotificationConnectionType, {
    description: 'Her inbox, newest first. What may be told no more is left out of its page.',
  })
  async notifications(
    @Parent() account: { id: string },
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    const page = await connection({ first, after }, (slice) => this.repository.list(account.id, slice));
    const told = await this.live.read(page.edges.map(({ node }) => node));
    const byId = new Map(told.map((line) => [line.id, line]));
    return {
      ...page,
      edges: page.edges.flatMap(({ node, cursor }) => {
        const line = byId.get(node.id);
        return line ? [{ node: line, cursor }] : [];
      }),
    };
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
