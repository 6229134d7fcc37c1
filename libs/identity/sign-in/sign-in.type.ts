import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { MandateRoleName, ViewerType } from '../account/viewer.type.js';

@ObjectType('SignInPayload')
export class SignInPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'Set when the second factor is awaited until then: `completeSignIn`, with the cookie that came beside this.',
  })
  challengeExpiresAt: Date | null;
  @Field(() => [MandateRoleName], {
    nullable: true,
    description: 'Roles whose rights wait until a second factor is set up.',
  })
  withheldRoles: MandateRoleName[] | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('CompleteSignInPayload')
export class CompleteSignInPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ResetPasswordPayload')
export class ResetPasswordPayloadType extends SignInPayloadType {}

@ObjectType('SignOutPayload')
export class SignOutPayloadType {
  @Field() done: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
