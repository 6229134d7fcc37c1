import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { AccessTokenType, ViewerType } from './viewer.type.js';

@ObjectType('SignUpPayload')
export class SignUpPayloadType {
  @Field() accepted: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RequestPasswordResetPayload')
export class RequestPasswordResetPayloadType {
  @Field() accepted: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ChangePasswordPayload')
export class ChangePasswordPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ChangeEmailPayload')
export class ChangeEmailPayloadType {
  @Field() accepted: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UpdateProfilePayload')
export class UpdateProfilePayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('CreateAccessTokenPayload')
export class CreateAccessTokenPayloadType {
  @Field(() => String, { nullable: true })
  token: string | null;
  @Field(() => AccessTokenType, { nullable: true })
  accessToken: AccessTokenType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RevokeAccessTokenPayload')
export class RevokeAccessTokenPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('EndSessionPayload')
export class EndSessionPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('EndOtherSessionsPayload')
export class EndOtherSessionsPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DevelopmentMail')
export class DevelopmentMailType {
  @Field(() => ID) id: string;
  @Field() to: string;
  @Field() subject: string;
  @Field() text: string;
  @Field(() => GraphQLISODateTime) sentAt: Date;
  @Field(() => [String]) links: string[];
}
