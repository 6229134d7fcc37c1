import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FileFormatType, FileRole } from './file.type.js';
import { AttributionType, LicenceType, RecognisedLicenceType } from './licence.type.js';
import { ResourceType } from './resource.type.js';
import { TermType } from '#identity';
import { UserErrorType } from '#platform/graphql';
import { ThirdPartyItemType } from './version.type.js';
import { LicenceQuestionType } from './licence-question.type.js';

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

@ObjectType('RightsAnswers')
export class RightsAnswersType {
  @Field(() => Boolean, { nullable: true })
  own: boolean | null;
  @Field(() => Boolean, { nullable: true })
  others: boolean | null;
  @Field(() => Boolean, { nullable: true })
  ai: boolean | null;
  @Field() attested: boolean;
}

@ObjectType('FoundValue')
export class FoundValueType {
  @Field() field: string;
  @Field() value: string;
  @Field() where: string;
}

@ObjectType('DraftStep')
export class DraftStepType {
  @Field(() => DraftStepName) name: DraftStepName;
  @Field(() => StepState) state: StepState;
  @Field() summary: string;
}

@ObjectType('DraftFile')
export class DraftFileType {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => FileRole) role: FileRole;
  @Field() roleLabel: string;
  @Field() main: boolean;
  @Field(() => Float) size: number;
  @Field(() => FileFormatType) format: FileFormatType;
  @Field() notice: string;
  @Field() action: string;
  @Field(() => LicenceType, { nullable: true })
  licence: LicenceType | null;
  @Field() downloadUrl: string;
  @Field() sha256: string;
}

@ObjectType('RefusedFile')
export class RefusedFileType {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() reason: string;
  @Field() message: string;
}

@ObjectType('Draft')
export class DraftType {
  @Field(() => ID) id: string;
  @Field(() => Int) revision: number;
  @Field(() => ResourceType) resource: ResourceType;
  @Field(() => Int) nextVersion: number;
  @Field(() => GraphQLISODateTime) updatedAt: Date;
  @Field(() => String, { nullable: true })
  title: string | null;
  @Field(() => String, { nullable: true })
  summary: string | null;
  @Field(() => [String]) keywords: string[];
  @Field(() => String, { nullable: true })
  language: string | null;
  @Field(() => [TermType]) levels: TermType[];
  @Field() allLevels: boolean;
  @Field(() => [TermType]) subjects: TermType[];
  @Field() crossCurricular: boolean;
  @Field(() => [TermType]) types: TermType[];
  @Field(() => Int, { nullable: true }) durationMinutes: number | null;
  @Field(() => String, { nullable: true })
  groupSize: string | null;
  @Field(() => [TermType]) equipment: TermType[];
  @Field(() => [TermType]) place: TermType[];
  @Field(() => [TermType]) audience: TermType[];
  @Field(() => String, { nullable: true })
  objectives: string | null;
  @Field(() => String, { nullable: true })
  prerequisites: string | null;
  @Field(() => String, { nullable: true })
  ages: string | null;
  @Field(() => Boolean, { nullable: true })
  multiLevel: boolean | null;
  @Field(() => Boolean, { nullable: true })
  blackAndWhite: boolean | null;
  @Field(() => String, { nullable: true })
  copies: string | null;
  @Field(() => String, { nullable: true })
  needs: string | null;
  @Field(() => String, { nullable: true })
  text: string | null;
  @Field(() => String, { nullable: true })
  textHtml: string | null;
  @Field(() => String, { nullable: true })
  linkUrl: string | null;
  @Field(() => LicenceType, { nullable: true })
  licence: LicenceType | null;
  @Field(() => RightsAnswersType) rightsAnswers: RightsAnswersType;
  @Field(() => String, { nullable: true })
  whatChanged: string | null;
  @Field(() => [FoundValueType]) found: FoundValueType[];
  @Field(() => [DraftStepType]) steps: DraftStepType[];
  @Field(() => [UserErrorType]) missing: UserErrorType[];
  @Field() ready: boolean;
  @Field(() => [DraftFileType]) files: DraftFileType[];
  @Field(() => [RefusedFileType]) refusedFiles: RefusedFileType[];
  @Field(() => [ThirdPartyItemType]) thirdPartyItems: ThirdPartyItemType[];
  @Field(() => LicenceQuestionType, { nullable: true })
  licenceQuestion: LicenceQuestionType | null;
  @Field(() => RecognisedLicenceType, { nullable: true })
  licenceFromFile: RecognisedLicenceType | null;
  @Field(() => AttributionType, { nullable: true })
  attribution: AttributionType | null;
}

@ObjectType('DraftPayload')
export class DraftPayloadType {
  @Field(() => DraftType, { nullable: true })
  draft: DraftType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UpdateDraftPayload', {
  description:
    'conflict holds the draft as somebody else (or another tab) saved it; nothing of yours was written.',
})
export class UpdateDraftPayloadType {
  @Field(() => DraftType, { nullable: true })
  draft: DraftType | null;
  @Field(() => DraftType, { nullable: true })
  conflict: DraftType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DeleteDraftPayload')
export class DeleteDraftPayloadType {
  @Field(() => ID, { nullable: true }) deletedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
