import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { ClassroomFactsType } from '../resource/classroom-facts.type.js';
import type { Draft } from './draft.js';

export enum StepState {
  DONE = 'DONE',
  TODO = 'TODO',
  OPTIONAL = 'OPTIONAL',
  WAITING = 'WAITING',
}
registerEnumType(StepState, { name: 'StepState' });

export enum DraftStepName {
  FILES = 'FILES',
  CHECK = 'CHECK',
  AUDIENCE = 'AUDIENCE',
  RIGHTS = 'RIGHTS',
  REVIEW = 'REVIEW',
}
registerEnumType(DraftStepName, { name: 'DraftStepName' });

@ObjectType('DraftStep')
export class DraftStepType {
  @Field(() => DraftStepName) name: DraftStepName;
  @Field(() => StepState) state: StepState;
  @Field({ description: 'What is in it, in French.' }) summary: string;
}

@ObjectType('FoundValue', {
  description: 'A value read inside a file and offered; `where` says which and where.',
})
export class FoundValueType {
  @Field() field: string;
  @Field() value: string;
  @Field() where: string;
}

@ObjectType('RightsAnswers')
export class RightsAnswersType {
  @Field(() => Boolean, { nullable: true }) own: boolean | null;
  @Field(() => Boolean, { nullable: true }) others: boolean | null;
  @Field(() => Boolean, { nullable: true }) ai: boolean | null;
  @Field() attested: boolean;
}

@ObjectType('RefusedFile', { description: 'A deposit that was refused: why, and what to do now.' })
export class RefusedFileType {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() reason: string;
  @Field() message: string;
}

/** The one working copy; its fields, files and steps are the resolver's. */
@ObjectType('Draft', { description: 'The working copy of a resource, for its authors only.' })
export class DraftType
  extends ClassroomFactsType
  implements Pick<Draft, 'id' | 'revision' | 'updatedAt' | 'found'>
{
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'Give it back with `updateDraft`: it tells two tabs apart.' })
  revision: number;
  @Field(() => GraphQLISODateTime) updatedAt: Date;
  @Field(() => [FoundValueType]) found: FoundValueType[];
}

@ObjectType('DraftPayload')
export class DraftPayloadType {
  @Field(() => DraftType, { nullable: true }) draft: DraftType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UpdateDraftPayload', {
  description: '`conflict` holds the draft as another tab saved it; nothing of yours was written.',
})
export class UpdateDraftPayloadType {
  @Field(() => DraftType, { nullable: true }) draft: DraftType | null;
  @Field(() => DraftType, { nullable: true }) conflict: DraftType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DeleteDraftPayload')
export class DeleteDraftPayloadType {
  @Field(() => ID, { nullable: true }) deletedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
