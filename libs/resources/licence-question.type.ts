import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '#identity';
import { PageInfoType, UserErrorType } from '#platform/graphql';

@ObjectType('LicenceQuestion')
export class LicenceQuestionType {
  @Field(() => ID) id: string;
  @Field() question: string;
  @Field(() => GraphQLISODateTime) askedAt: Date;
  @Field(() => String, { nullable: true })
  answer: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true })
  answeredAt: Date | null;
  @Field() draftTitle: string;
  @Field(() => PersonType) askedBy: PersonType;
}

@ObjectType('LicenceQuestionConnection')
export class LicenceQuestionConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [LicenceQuestionType]) nodes: LicenceQuestionType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('AnswerLicenceQuestionPayload')
export class AnswerLicenceQuestionPayloadType {
  @Field(() => LicenceQuestionType, { nullable: true })
  question: LicenceQuestionType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
