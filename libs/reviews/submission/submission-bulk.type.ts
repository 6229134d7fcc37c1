import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { SubmissionType } from './submission.type.js';

export enum TreatmentName {
  ASSIGN = 'assign',
  REMIND = 'remind',
  REPLACE_LATE = 'replace_late',
  DECLINE = 'decline',
}
registerEnumType(TreatmentName, {
  name: 'SubmissionTreatment',
  description:
    'ASSIGN: asks whom the plan of the campaign names. REMIND: whoever reads, once a day at most. REPLACE_LATE: asks others in the place of who is late. DECLINE: with a reason.',
});

@ObjectType('TreatedSubmissionPayload', { description: 'What became of one of the submissions.' })
export class TreatedSubmissionPayloadType {
  @Field(() => SubmissionType, { nullable: true, description: 'Where the caller may read it.' })
  submission: SubmissionType | null;
  @Field(() => String, { nullable: true, description: 'What was done, in French.' }) done: string | null;
  @Field(() => [UserErrorType], { description: 'What was refused, or misses still.' })
  userErrors: UserErrorType[];
}

@ObjectType('TreatSubmissionsPayload', {
  description: '`outcomes` in the order of the ids; `userErrors` tell why nothing at all was done.',
})
export class TreatSubmissionsPayloadType {
  @Field(() => [TreatedSubmissionPayloadType], { nullable: true }) outcomes:
    TreatedSubmissionPayloadType[] | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
