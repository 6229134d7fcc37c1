import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { NotificationKind } from './notification-kind.js';
import type { LineStop } from './live-lines.service.js';
import type { Notification } from './notification.js';

export enum NotificationFrequencyName {
  IMMEDIATE = 'immediate',
  DAILY = 'daily',
  WEEKLY = 'weekly',
  NEVER = 'never',
}
registerEnumType(NotificationFrequencyName, {
  name: 'NotificationFrequency',
  description:
    'How soon a mail leaves: within a minute, at seven in the morning, on Monday at seven, or no mail at all. In Paris.',
});

@ObjectType('NotificationKind', { description: 'Something that people are told about.' })
export class NotificationKindType implements Pick<NotificationKind, 'id' | 'label' | 'reason'> {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field({ description: 'Why one is told: « Vous recevez ceci parce que … ».' }) reason: string;
}

@ObjectType('NotificationLineStop', { description: 'A way to hear no more of one thing.' })
export class NotificationLineStopType implements LineStop {
  @Field() label: string;
  @Field({ description: 'Of a page of this site, which its address alone opens.' }) path: string;
}

@ObjectType('Notification', {
  description:
    'One line of the caller’s inbox: what was true when it was written. The page it leads to decides.',
})
export class NotificationType implements Pick<
  Notification,
  'id' | 'title' | 'path' | 'detail' | 'createdAt'
> {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field({ description: 'Of the page that it leads to, on this site.' }) path: string;
  @Field(() => String, { nullable: true }) detail: string | null;
  @Field(() => GraphQLISODateTime) createdAt: Date;
}

@ObjectType('NotificationEdge')
export class NotificationEdgeType {
  @Field() cursor: string;
  @Field(() => NotificationType) node: NotificationType;
}

@ObjectType('NotificationConnection')
export class NotificationConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [NotificationEdgeType]) edges: NotificationEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('NotificationPreference')
export class NotificationPreferenceType {
  @Field(() => NotificationKindType) kind: NotificationKindType;
  @Field(() => NotificationFrequencyName) frequency: NotificationFrequencyName;
}

@ObjectType('NotificationStop', { description: 'What the stop link of a mail is about.' })
export class NotificationStopType {
  @Field(() => [NotificationKindType]) kinds: NotificationKindType[];
  @Field({ description: 'True when none of them is mailed any more.' }) stopped: boolean;
}

@ObjectType('MarkNotificationReadPayload')
export class MarkNotificationReadPayloadType {
  @Field(() => NotificationType, { nullable: true }) notification: NotificationType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('MarkAllNotificationsReadPayload')
export class MarkAllNotificationsReadPayloadType {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('SetNotificationFrequencyPayload')
export class SetNotificationFrequencyPayloadType {
  @Field(() => ViewerType, { nullable: true }) viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('StopNotificationsPayload')
export class StopNotificationsPayloadType {
  @Field(() => NotificationStopType, { nullable: true }) stop: NotificationStopType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
