import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { CampaignType } from '../campaign/campaign.type.js';
import type { CriterionSpread } from './calibration-spread.js';

export enum CalibrationStateName {
  EMPTY = 'empty',
  OPEN = 'open',
  CLOSED = 'closed',
}
registerEnumType(CalibrationStateName, {
  name: 'CalibrationState',
  description:
    'EMPTY: no exemplar is chosen. OPEN: those who review grade them. CLOSED: what they said stays as it is.',
});

@ObjectType('CalibrationPermissions', {
  description: 'What the caller may do now, from the same policy and table as the server’s own checks.',
})
export class CalibrationPermissionsType {
  @Field() addExemplar: boolean;
  @Field({ description: 'Ends it.' }) close: boolean;
}

@ObjectType('ExemplarPermissions', {
  description: 'What the caller may do now, from the same policy and table as the server’s own checks.',
})
export class ExemplarPermissionsType {
  @Field() grade: boolean;
  @Field({ description: 'Nobody has graded it.' }) remove: boolean;
}

/** The resolver adds its exemplars, how far people agree, and what the caller may do. */
@ObjectType('Calibration', {
  description:
    'A few public resources that all who review in a campaign grade with its rubric, to learn whether they read it alike.',
})
export class CalibrationType {
  @Field(() => CalibrationStateName) state: CalibrationStateName;
  @Field(() => GraphQLISODateTime, { nullable: true }) closedAt: Date | null;
  @Field(() => Int, { description: 'Exemplars that the caller is asked to grade, and has not.' })
  waiting: number;
}

@ObjectType('CriterionSpread', {
  description: 'How several people answered one criterion of one exemplar; nobody is named.',
})
export class CriterionSpreadType implements CriterionSpread {
  @Field({ description: 'Key of the criterion.' }) criterion: string;
  @Field(() => [Int], { description: 'How many by level, the best first.' }) counts: number[];
  @Field(() => Int, { description: 'How many said « sans objet ».' }) notApplicable: number;
  @Field(() => Float, {
    nullable: true,
    description: 'How far two of them are apart on average: 0 together, 1 at both ends.',
  })
  apart: number | null;
}

/** The resolver adds its answers, and who gave them. */
@ObjectType('ExemplarGrade', { description: 'What one person answers of an exemplar.' })
export class ExemplarGradeType {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'For herself and who runs the campaign.' })
  gradedAt: Date | null;
}

/** The resolver adds the rest. */
@ObjectType('Exemplar', { description: 'A public resource, at one version, that all who review grade.' })
export class ExemplarType {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'Of its page, from 1.' }) number: number;
}

@ObjectType('AddExemplarPayload')
export class AddExemplarPayloadType {
  @Field(() => CampaignType, { nullable: true }) campaign: CampaignType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RemoveExemplarPayload')
export class RemoveExemplarPayloadType extends AddExemplarPayloadType {}

@ObjectType('GradeExemplarPayload')
export class GradeExemplarPayloadType extends AddExemplarPayloadType {}

@ObjectType('CloseCalibrationPayload')
export class CloseCalibrationPayloadType extends AddExemplarPayloadType {}
