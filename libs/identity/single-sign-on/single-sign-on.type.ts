import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { ExternalIdentity } from './external-identity.js';
import { SignInPayloadType } from '../sign-in/sign-in.type.js';
import { ViewerType } from '../account/viewer.type.js';

@ObjectType('Issuer', { description: 'Where people of this installation may sign in instead of here.' })
export class IssuerType {
  @Field(() => ID) key: string;
  @Field() name: string;
}

@ObjectType('ExternalIdentity', { description: 'A way into the caller’s account by an issuer.' })
export class ExternalIdentityType implements Pick<ExternalIdentity, 'id' | 'linkedAt'> {
  @Field(() => ID) id: string;
  @Field() issuerName: string;
  @Field(() => GraphQLISODateTime) linkedAt: Date;
}

export enum ArrivalStep {
  SIGNED_IN = 'signed-in',
  CHALLENGE = 'challenge',
  NEW = 'new',
  LINK = 'link',
}
registerEnumType(ArrivalStep, { name: 'ArrivalStep' });

@ObjectType('LeaveForIssuerPayload')
export class LeaveForIssuerPayloadType {
  @Field(() => String, { nullable: true, description: 'Of the issuer, for the same browser.' })
  address: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('LinkIssuerPayload')
export class LinkIssuerPayloadType extends LeaveForIssuerPayloadType {}

@ObjectType('ArriveFromIssuerPayload')
export class ArriveFromIssuerPayloadType extends SignInPayloadType {
  @Field(() => ArrivalStep, { nullable: true }) step: ArrivalStep | null;
  @Field(() => String, { nullable: true }) next: string | null;
  @Field(() => String, { nullable: true, description: 'As the issuer says it; a suggestion.' })
  name: string | null;
  @Field(() => String, { nullable: true, description: 'As the issuer says it; our own mail confirms it.' })
  email: string | null;
}

@ObjectType('RegisterFromIssuerPayload')
export class RegisterFromIssuerPayloadType {
  @Field() accepted: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ConfirmIssuerLinkPayload')
export class ConfirmIssuerLinkPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UnlinkIssuerPayload')
export class UnlinkIssuerPayloadType extends ConfirmIssuerLinkPayloadType {}
