import { Field, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { SignInPayloadType } from './sign-in.type.js';
import { IssuerType } from '../single-sign-on/single-sign-on.type.js';
import { ViewerType } from '../account/viewer.type.js';

@ObjectType('PendingAccount', {
  description: 'What a confirmation mail would open; whoever has the mail decides how.',
})
export class PendingAccountType {
  @Field() email: string;
  @Field({ description: 'Suggested by whoever asked for the account.' }) publicName: string;
  @Field(() => [IssuerType], { description: 'Where somebody asked for it: signing in there again opens it.' })
  issuers: IssuerType[];
}

@ObjectType('ConfirmEmailPayload')
export class ConfirmEmailPayloadType extends SignInPayloadType {}

@ObjectType('ConfirmEmailChangePayload')
export class ConfirmEmailChangePayloadType {
  @Field(() => ViewerType, { nullable: true })
  viewer: ViewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
