import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('SetAside', { description: 'How many people cannot be asked, and why; never who.' })
export class SetAsideType {
  @Field({ description: 'In French: « est de la même école ».' }) reason: string;
  @Field(() => Int) count: number;
}

/** The resolver adds the person. */
@ObjectType('ReviewerSuggestion')
export class ReviewerSuggestionType {
  @Field({ description: 'Why she, in French.' }) because: string;
}

@ObjectType('ReviewerSuggestions', { description: 'Who could be asked, the best first.' })
export class ReviewerSuggestionsType {
  @Field(() => [ReviewerSuggestionType]) people: ReviewerSuggestionType[];
  @Field(() => [SetAsideType]) setAside: SetAsideType[];
}

/** The resolver adds the submission and the person. */
@ObjectType('AssignmentPlanLine')
export class AssignmentPlanLineType {
  @Field({ description: 'Why she, in French.' }) because: string;
}

/** The resolver adds the submission. */
@ObjectType('AssignmentPlanGap')
export class AssignmentPlanGapType {
  @Field({ description: 'What is missing and why, in French.' }) sentence: string;
}

@ObjectType('AssignmentPlan', {
  description: 'The best assignment of a whole campaign, proposed: nobody is asked by it.',
})
export class AssignmentPlanType {
  @Field(() => [AssignmentPlanLineType]) lines: AssignmentPlanLineType[];
  @Field(() => [AssignmentPlanGapType]) gaps: AssignmentPlanGapType[];
}
