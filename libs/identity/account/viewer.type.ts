import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AccessToken } from '../sign-in/access-token.js';
import type { Account } from './account.js';
import type { Session } from '../sign-in/session.js';

export enum MandateRoleName {
  CURATOR = 'curator',
  REFERENT = 'referent',
  MODERATOR = 'moderator',
  ADMINISTRATOR = 'administrator',
}
registerEnumType(MandateRoleName, { name: 'MandateRole' });

export enum TokenScope {
  READ = 'read',
  WRITE = 'write',
}
registerEnumType(TokenScope, { name: 'TokenScope' });

@ObjectType('AccessToken')
export class AccessTokenType implements Pick<
  AccessToken,
  'id' | 'name' | 'createdAt' | 'expiresAt' | 'lastUsedAt'
> {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => TokenScope) scope: TokenScope;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime) expiresAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) lastUsedAt: Date | null;
}

@ObjectType('Session', { description: 'One open connection of one device.' })
export class SessionType implements Pick<Session, 'id' | 'device' | 'createdAt' | 'lastUsedAt'> {
  @Field(() => ID) id: string;
  @Field() device: string;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime) lastUsedAt: Date;
}

@ObjectType('ViewerPermissions')
export class ViewerPermissionsType {
  @Field() moderate: boolean;
  @Field({ description: 'Give mandates, and answer who asks for one.' }) grantMandates: boolean;
  @Field({ description: 'See the server’s own work that failed, try it again, give it up.' })
  operate: boolean;
}

/** The caller's own account: the only place where an address is shown. */
@ObjectType('Viewer', { description: 'Who calls.' })
export class ViewerType implements Pick<Account, 'id' | 'email'> {
  @Field(() => ID) id: string;
  @Field() email: string;
}
