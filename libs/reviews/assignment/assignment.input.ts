import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, MaxLength, ValidateNested } from 'class-validator';

const idTooLong = { message: 'Identifiant trop long.' };

@InputType('AssignReviewersInput')
export class AssignReviewersInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  submissionId: string;
  @ArrayMaxSize(20, { message: 'Au plus 20 personnes à la fois.' })
  @MaxLength(200, { each: true, ...idTooLong })
  @Field(() => [ID], { description: 'Ids of people. All are asked, or nobody is.' })
  reviewerIds: string[];
}

@InputType('DeclineAssignmentInput')
export class DeclineAssignmentInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Read by who runs the campaign alone.' })
  reason: string;
}

@InputType('PlanChoiceInput')
export class PlanChoiceInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  submissionId: string;
  @MaxLength(200, idTooLong)
  @Field(() => ID, { description: 'Of a person.' })
  reviewerId: string;
}

@InputType('ApplyAssignmentPlanInput')
export class ApplyAssignmentPlanInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID, { description: 'Id or slug of the campaign.' })
  campaign: string;
  @ArrayMaxSize(500, { message: 'Au plus 500 lignes à la fois.' })
  @ValidateNested({ each: true })
  @Type(() => PlanChoiceInput)
  @Field(() => [PlanChoiceInput], { description: 'What was kept of the plan.' })
  choices: PlanChoiceInput[];
}
