import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum AgreementState {
  UNKNOWN = 'unknown',
  LOW = 'low',
  SUFFICIENT = 'sufficient',
}
registerEnumType(AgreementState, {
  name: 'AgreementState',
  description: 'UNKNOWN: too few resources were read twice, or every answer was the same. LOW: under 0.4.',
});

@ObjectType('CriterionAgreement', {
  description: 'How far reviewers understand one criterion alike, whatever they think of the resources.',
})
export class CriterionAgreementType {
  @Field({ description: 'Of the rubric.' }) key: string;
  @Field() question: string;
  @Field(() => Float, {
    nullable: true,
    description:
      'Krippendorff’s alpha, ordinal: 1 where all agree, 0 where chance would do as well, or less.',
  })
  alpha: number | null;
  @Field(() => Int, { description: 'Rounds that two people or more answered it in.' }) units: number;
  @Field(() => AgreementState) state: AgreementState;
}
