import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ReuseMode {
  ADAPTATION = 'ADAPTATION',
  COLLECTION = 'COLLECTION',
  REDISTRIBUTION = 'REDISTRIBUTION',
}
registerEnumType(ReuseMode, { name: 'ReuseMode' });

export enum LicenceVerdict {
  ALLOWED = 'ALLOWED',
  DISCOURAGED = 'DISCOURAGED',
  REVIEW = 'REVIEW',
  FORBIDDEN = 'FORBIDDEN',
}
registerEnumType(LicenceVerdict, { name: 'LicenceVerdict' });

@ObjectType('Rights')
export class RightsType {
  @Field(() => [String]) may: string[];
  @Field(() => [String]) must: string[];
  @Field(() => [String]) mustNot: string[];
}

@ObjectType('Licence')
export class LicenceType {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field() name: string;
  @Field(() => String, { nullable: true })
  url: string | null;
  @Field() description: string;
  @Field(() => String, { nullable: true })
  warning: string | null;
  @Field({ description: 'The announced words, when the author gave no version.' })
  announced: boolean;
  @Field(() => [ID]) permissions: string[];
}

@ObjectType('Attribution')
export class AttributionType {
  @Field() text: string;
  @Field() html: string;
  @Field() markdown: string;
  @Field() short: string;
  @Field(() => [String]) notice: string[];
}

@ObjectType('LicenceReason')
export class LicenceReasonType {
  @Field() code: string;
  @Field() message: string;
  @Field(() => LicenceType, { nullable: true })
  source: LicenceType | null;
}

@ObjectType('LicenceOption')
export class LicenceOptionType {
  @Field(() => LicenceType) licence: LicenceType;
  @Field(() => LicenceVerdict) verdict: LicenceVerdict;
  @Field(() => [LicenceReasonType]) reasons: LicenceReasonType[];
}

@ObjectType('LicenceOptions')
export class LicenceOptionsType {
  @Field(() => ReuseMode) mode: ReuseMode;
  @Field() possible: boolean;
  @Field(() => Boolean, { nullable: true })
  commercialUse: boolean | null;
  @Field(() => [LicenceOptionType]) options: LicenceOptionType[];
  @Field() explanation: string;
}

@ObjectType('RecognisedLicence')
export class RecognisedLicenceType {
  @Field(() => LicenceType, { nullable: true })
  licence: LicenceType | null;
  @Field(() => String, { nullable: true })
  question: string | null;
  @Field(() => [LicenceType]) candidates: LicenceType[];
}
