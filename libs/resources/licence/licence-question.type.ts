import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { LicenceQuestion } from './licence-question.js';

@ObjectType('LicenceQuestion', {
  description: 'A question about rights, asked from a draft and answered by a moderator.',
})
export class LicenceQuestionType implements Pick<
  LicenceQuestion,
  'id' | 'question' | 'askedAt' | 'answer' | 'answeredAt' | 'draftTitle'
> {
  @Field(() => ID) id: string;
  @Field() question: string;
  @Field(() => GraphQLISODateTime) askedAt: Date;
  @Field(() => String, { nullable: true }) answer: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) answeredAt: Date | null;
  @Field() draftTitle: string;
}

@ObjectType('LicenceQuestionConnection')
export class LicenceQuestionConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [LicenceQuestionType]) nodes: LicenceQuestionType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('AnswerLicenceQuestionPayload')
export class AnswerLicenceQuestionPayloadType {
  @Field(() => LicenceQuestionType, { nullable: true }) question: LicenceQuestionType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
