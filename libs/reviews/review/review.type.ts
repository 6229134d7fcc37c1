import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { Remark } from './remark.js';
import type { Review } from './review.js';

export enum VerdictName {
  PUBLISHABLE = 'publishable',
  TO_RETOUCH = 'to_retouch',
  TO_REWORK = 'to_rework',
}
registerEnumType(VerdictName, {
  name: 'Verdict',
  description: 'A reviewer’s: publiable, à retoucher, à revoir. The public state is the référent’s decision.',
});

export enum SignatureName {
  NAME = 'name',
  ACADEMIE = 'academie',
}
registerEnumType(SignatureName, {
  name: 'ReviewSignature',
  description: 'By her name, or as « relecteur de l’académie de … ».',
});

@ObjectType('CriterionAnswer')
export class CriterionAnswerType {
  @Field({ description: 'Key of the criterion.' }) criterion: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Place of a level, 1 for the best; null: not answered, or « sans objet ».',
  })
  grade: number | null;
  @Field() notApplicable: boolean;
  @Field(() => String, { nullable: true }) note: string | null;
}

@ObjectType('Remark', { description: 'Of a reviewer, on a passage, a page, or the whole.' })
export class RemarkType implements Pick<
  Remark,
  'id' | 'criterion' | 'part' | 'page' | 'x' | 'y' | 'quote' | 'words' | 'suggestion' | 'answer' | 'takenAt'
> {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) criterion: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Name of the file, its number where one reads blind, or « texte ».',
  })
  part: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the passage, in what was read.' }) passage:
    number | null;
  @Field(() => Int, { nullable: true }) page: number | null;
  @Field(() => Int, { nullable: true, description: 'Number of the file of the page, in what was read.' })
  file: number | null;
  @Field(() => Int, { nullable: true, description: 'Where on the page: thousandths of its width.' }) x:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Thousandths of its height.' }) y: number | null;
  @Field(() => String, { nullable: true, description: 'The words that it is about, as they were.' }) quote:
    string | null;
  @Field() words: string;
  @Field(() => String, { nullable: true, description: 'What the passage could become.' }) suggestion:
    string | null;
  @Field(() => String, { nullable: true, description: 'Of an author.' }) answer: string | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When an author put the suggestion in her draft.',
  })
  takenAt: Date | null;
}

export enum RemarkStandingName {
  SAME = 'same',
  MOVED = 'moved',
  REWORDED = 'reworded',
  GONE = 'gone',
}
registerEnumType(RemarkStandingName, {
  name: 'RemarkStandingName',
  description:
    'MOVED: its words, elsewhere. REWORDED: its passage says something else. GONE: neither is left.',
});

@ObjectType('RemarkStanding', {
  description: 'Where a remark stands in what another round would read today.',
})
export class RemarkStandingType {
  @Field(() => RemarkStandingName) how: RemarkStandingName;
  @Field(() => String, {
    nullable: true,
    description: 'What its passage says now, where it was written again.',
  })
  words: string | null;
}

@ObjectType('ReviewPermissions')
export class ReviewPermissionsType {
  @Field() write: boolean;
  @Field() answer: boolean;
}

/** Answers, remarks, words and who signs are the resolver's: each has its rule. */
@ObjectType('Review', {
  description:
    'One person’s reading. Its reviewer reads it at once; the référent once it is sent; the authors once it is decided; anybody when both sides agreed.',
})
export class ReviewType implements Pick<Review, 'id' | 'revision'> {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'Give it back with `saveReview`: it tells two tabs apart.' })
  revision: number;
}

@ObjectType('ReviewPayload')
class ReviewPayloadType {
  @Field(() => ReviewType, { nullable: true }) review: ReviewType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('SaveReviewPayload')
export class SaveReviewPayloadType extends ReviewPayloadType {}

@ObjectType('SendReviewPayload')
export class SendReviewPayloadType extends ReviewPayloadType {}

@ObjectType('RemarkPayload')
export class RemarkPayloadType extends ReviewPayloadType {}
