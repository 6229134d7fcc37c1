import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { ErasurePreview } from './erasure.js';

export enum ErasureChoiceName {
  KEEP = 'keep',
  PSEUDONYMISE = 'pseudonymise',
  WITHDRAW = 'withdraw',
}
registerEnumType(ErasureChoiceName, {
  name: 'ErasureChoice',
  description:
    'What becomes of what she published: it keeps her name; it is credited to nobody named; or what nobody adapted is withdrawn, and the rest credited to nobody named.',
});

@ObjectType('ErasurePreview', { description: 'What deleting the account would do, counted.' })
export class ErasurePreviewType implements ErasurePreview {
  @Field(() => Int, { description: 'Resources that she alone holds.' }) published: number;
  @Field(() => Int, { description: 'Of those, adapted by somebody else.' }) adapted: number;
  @Field(() => Int, { description: 'Resources held with others.' }) shared: number;
  @Field(() => Int) drafts: number;
  @Field(() => Int) reviewsSent: number;
  @Field(() => Int) reviewsOpen: number;
  @Field(() => Int, { description: 'Hers alone, and not public.' }) collectionsPrivate: number;
  @Field(() => Int, { description: 'Hers alone, and public.' }) collectionsPublic: number;
  @Field(() => Int) collectionsShared: number;
  @Field(() => Int, { description: 'Campaigns that she leads.' }) campaigns: number;
  @Field(() => Int) mandates: number;
}

@ObjectType('DeleteAccountPayload')
export class DeleteAccountPayloadType {
  @Field() accepted: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
