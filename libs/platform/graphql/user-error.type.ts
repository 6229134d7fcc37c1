import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('UserError', {
  description: 'What the person must mend: a stable code, a French sentence, the input field.',
})
export class UserErrorType {
  @Field() code: string;
  @Field() message: string;
  @Field(() => String, { nullable: true }) field: string | null;
}
