import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum LabelState {
  NOT_REVIEWED = 'NOT_REVIEWED',
  RECOMMENDED = 'RECOMMENDED',
  REVIEWED = 'REVIEWED',
  RESERVATIONS = 'RESERVATIONS',
}
registerEnumType(LabelState, {
  name: 'LabelState',
  description: 'NOT_REVIEWED says nothing of what it is worth: nobody has decided yet.',
});

@ObjectType('LabelGrade', { description: 'What the référent kept of the reviews, for one criterion.' })
export class LabelGradeType {
  @Field() question: string;
  @Field({ description: 'The level, in words.' }) level: string;
  @Field(() => Int, { nullable: true, description: 'Its place, 1 for the best; null: « sans objet ».' })
  place: number | null;
  @Field(() => Int, { description: 'How many levels the criterion has.' }) of: number;
}

@ObjectType('LabelCampaign', { description: 'The campaign that decided it.' })
export class LabelCampaignType {
  @Field() title: string;
  @Field({ description: 'Of its page.' }) slug: string;
}

/** The resolver adds the reviews that both sides agreed to show. */
@ObjectType('ReviewLabel', {
  description:
    'What peer review says of a version. It stands on the version that was read; a later one says how much changed since, an adaptation never wears it.',
})
export class ReviewLabelType {
  @Field(() => LabelState) state: LabelState;
  @Field({ description: 'In French: « Relue », « Relue en v3, 2 passages modifiés depuis ».' }) words: string;
  @Field(() => Int, { nullable: true, description: 'Number of the version that was read.' }) version:
    number | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt: Date | null;
  @Field(() => Int, { description: 'Independent reviews that it stands on.' }) reviews: number;
  @Field(() => Int, { description: 'Passages that this version says otherwise than what was read.' })
  changedPassages: number;
  @Field(() => LabelCampaignType, { nullable: true }) campaign: LabelCampaignType | null;
  @Field(() => String, { nullable: true, description: 'Why, in the référent’s words.' }) reason:
    string | null;
  @Field(() => [LabelGradeType]) grades: LabelGradeType[];
}
