import { Field, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';

@ObjectType('ExportMyDataPayload')
export class ExportMyDataPayloadType {
  @Field(() => String, { nullable: true, description: 'On the files host, without cookie.' })
  address: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
