import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { OriginRow, Tombstone } from './resource.repository.js';
import type { Resource } from './resource.js';

export enum ResourceState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
  HIDDEN = 'HIDDEN',
}
registerEnumType(ResourceState, { name: 'ResourceState' });

export enum WithdrawalCategory {
  MISTAKE = 'mistake',
  RIGHTS = 'rights',
  PUPIL_DATA = 'pupil_data',
  OUTDATED = 'outdated',
  OTHER = 'other',
}
registerEnumType(WithdrawalCategory, { name: 'WithdrawalCategory' });

@ObjectType('ResourcePermissions', {
  description: 'What the caller may do, from the same policy as the server’s own checks.',
})
export class ResourcePermissionsType {
  @Field() update: boolean;
  @Field() withdraw: boolean;
  @Field({ description: 'A change, to its authors; they make it themselves.' }) propose: boolean;
  @Field({ description: 'And hand over, and order the credits.' }) invite: boolean;
  @Field() leave: boolean;
  @Field() report: boolean;
  @Field() hide: boolean;
  @Field() show: boolean;
}

@ObjectType('Tombstone', { description: 'What stays at the address of a withdrawn resource.' })
export class TombstoneType implements Pick<
  Tombstone,
  'title' | 'reason' | 'credit' | 'withdrawnAt' | 'publishedAt'
> {
  @Field() title: string;
  @Field(() => WithdrawalCategory) category: WithdrawalCategory;
  @Field() reason: string;
  @Field() credit: string;
  @Field(() => GraphQLISODateTime) withdrawnAt: Date;
  @Field(() => GraphQLISODateTime) publishedAt: Date;
}

@ObjectType('Origin', { description: 'Where an imported resource comes from.' })
export class OriginType implements Pick<OriginRow, 'system' | 'url' | 'harvestedAt'> {
  @Field() system: string;
  @Field(() => String, { nullable: true }) url: string | null;
  @Field(() => GraphQLISODateTime) harvestedAt: Date;
}

/** What has one address for ever; content, members and permissions are the resolver's. */
@ObjectType('Resource', {
  description: 'A teaching resource: one address for ever, and versions that never change.',
})
export class ResourceType implements Pick<Resource, 'id' | 'shortCode'> {
  @Field(() => ID) id: string;
  @Field({ description: 'For print: read aloud and typed without doubt.' }) shortCode: string;
}

@ObjectType('PublishResourcePayload')
export class PublishResourcePayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('WithdrawResourcePayload')
export class WithdrawResourcePayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
