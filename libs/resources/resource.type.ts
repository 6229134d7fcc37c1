import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VersionType } from './version.type.js';
import { DraftType } from './draft.type.js';
import { UserErrorType } from '#platform/graphql';

export enum ResourceState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
  HIDDEN = 'HIDDEN',
}
registerEnumType(ResourceState, { name: 'ResourceState' });

export enum WithdrawalCategory {
  MISTAKE = 'MISTAKE',
  RIGHTS = 'RIGHTS',
  PUPIL_DATA = 'PUPIL_DATA',
  OUTDATED = 'OUTDATED',
  OTHER = 'OTHER',
}
registerEnumType(WithdrawalCategory, { name: 'WithdrawalCategory' });

@ObjectType('Tombstone')
export class TombstoneType {
  @Field() title: string;
  @Field(() => WithdrawalCategory) category: WithdrawalCategory;
  @Field() reason: string;
  @Field(() => GraphQLISODateTime) withdrawnAt: Date;
  @Field(() => GraphQLISODateTime) publishedAt: Date;
  @Field() credit: string;
  @Field(() => ResourceType, { nullable: true })
  replacement: ResourceType | null;
}

@ObjectType('Origin')
export class OriginType {
  @Field() system: string;
  @Field(() => String, { nullable: true })
  url: string | null;
  @Field(() => GraphQLISODateTime) harvestedAt: Date;
}

@ObjectType('ResourcePermissions')
export class ResourcePermissionsType {
  @Field() update: boolean;
  @Field() withdraw: boolean;
  @Field() report: boolean;
  @Field() hide: boolean;
  @Field() show: boolean;
}

@ObjectType('Resource')
export class ResourceType {
  @Field(() => ID) id: string;
  @Field() slug: string;
  @Field() shortCode: string;
  @Field() url: string;
  @Field() shortUrl: string;
  @Field(() => ResourceState) state: ResourceState;
  @Field(() => Int, { nullable: true }) latestVersion: number | null;
  @Field(() => [VersionType]) versions: VersionType[];
  @Field(() => TombstoneType, { nullable: true })
  tombstone: TombstoneType | null;
  @Field(() => OriginType, { nullable: true })
  origin: OriginType | null;
  @Field(() => DraftType, { nullable: true, description: 'The open working copy, for authors only.' })
  draft: DraftType | null;
  @Field(() => String, { nullable: true })
  hiddenReason: string | null;
  @Field(() => ResourcePermissionsType) viewerCan: ResourcePermissionsType;
}

@ObjectType('PublishResourcePayload')
export class PublishResourcePayloadType {
  @Field(() => ResourceType, { nullable: true })
  resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('WithdrawResourcePayload')
export class WithdrawResourcePayloadType {
  @Field(() => ResourceType, { nullable: true })
  resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
