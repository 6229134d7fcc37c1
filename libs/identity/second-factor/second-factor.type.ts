import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { MandateRoleName, ViewerType } from '../account/viewer.type.js';

@ObjectType('SecondFactor', { description: 'What stands behind the password of the caller.' })
export class SecondFactorType {
  @Field(() => GraphQLISODateTime, { nullable: true }) since: Date | null;
  @Field(() => Int) recoveryCodesLeft: number;
  @Field({ description: 'Whether a live mandate of hers gives its rights with a second factor only.' })
  demanded: boolean;
  @Field(() => [MandateRoleName], { description: 'Roles that give no right until she signs in with one.' })
  withheldRoles: MandateRoleName[];
}

@ObjectType('StartSecondFactorPayload')
export class StartSecondFactorPayloadType {
  @Field(() => String, { nullable: true, description: 'In base 32, shown this once.' })
  secret: string | null;
  @Field(() => String, { nullable: true, description: 'What a QR code shows to an authenticator.' })
  address: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ConfirmSecondFactorPayload')
export class ConfirmSecondFactorPayloadType {
  @Field(() => [String], { nullable: true, description: 'Shown this once; each opens once.' })
  recoveryCodes: string[] | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RenewRecoveryCodesPayload')
export class RenewRecoveryCodesPayloadType extends ConfirmSecondFactorPayloadType {}

@ObjectType('RemoveSecondFactorPayload')
export class RemoveSecondFactorPayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
