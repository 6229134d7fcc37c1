import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ReuseMode {
  ADAPTATION = 'adaptation',
  COLLECTION = 'collection',
  REDISTRIBUTION = 'redistribution',
}
registerEnumType(ReuseMode, { name: 'ReuseMode' });

export enum LicenceVerdict {
  ALLOWED = 'allowed',
  DISCOURAGED = 'discouraged',
  REVIEW = 'review',
  FORBIDDEN = 'forbidden',
}
registerEnumType(LicenceVerdict, { name: 'LicenceVerdict' });

export enum WayOutKind {
  DROP = 'drop',
  SHOW = 'show',
  COLLECTION = 'collection',
  ASK = 'ask',
}
registerEnumType(WayOutKind, { name: 'LicenceWayOutKind' });

@ObjectType('Rights', { description: 'What a reader may, must and must not do, in French.' })
export class RightsType {
  @Field(() => [String]) may: readonly string[];
  @Field(() => [String]) must: readonly string[];
  @Field(() => [String]) mustNot: readonly string[];
}

@ObjectType('Attribution', { description: 'The credit, in every form people copy.' })
export class AttributionType {
  @Field({ description: 'Plain text; one line, or the lines of the notice.' }) text: string;
  @Field({ description: 'HTML with RDFa, safe to insert.' }) html: string;
  @Field() markdown: string;
  @Field({ description: 'Short line for a slide or the foot of a page.' }) short: string;
  @Field(() => [String]) notice: readonly string[];
}

/** A licence as the schema shows it: its id, and the author's own words when an import could not say the version. */
@ObjectType('Licence', { description: 'A licence; words and permissions come from the licence library.' })
export class LicenceType {
  @Field(() => ID) id: string;
}

@ObjectType('LicenceReason')
export class LicenceReasonType {
  @Field({ description: 'The rule: R1 to R26, C1, K1 to K4, A1 and A2.' }) code: string;
  @Field() message: string;
  @Field({ description: 'The text of law or statement behind the rule.' }) url: string;
  @Field(() => [String], { description: 'The works that bring it about, by name.' }) works: string[];
  @Field(() => LicenceType, { nullable: true }) source: LicenceType | null;
}

@ObjectType('LicenceOption')
export class LicenceOptionType {
  @Field(() => LicenceType) licence: LicenceType;
  @Field(() => LicenceVerdict) verdict: LicenceVerdict;
  @Field(() => [LicenceReasonType]) reasons: LicenceReasonType[];
}

@ObjectType('LicenceWayOut', { description: 'Something that would lift an impasse.' })
export class WayOutType {
  @Field(() => WayOutKind) kind: WayOutKind;
  @Field() message: string;
  @Field(() => ID, { nullable: true, description: 'Of a draft: the source or item that it is about.' })
  sourceId: string | null;
}

@ObjectType('LicenceOptions')
export class LicenceOptionsType {
  @Field(() => ReuseMode) mode: ReuseMode;
  @Field() possible: boolean;
  @Field(() => Boolean, { nullable: true }) commercialUse: boolean | null;
  @Field(() => [LicenceOptionType]) options: LicenceOptionType[];
  @Field(() => [WayOutType], { description: 'Empty unless nothing is possible.' }) waysOut: WayOutType[];
  @Field({ description: 'The answer in one French sentence.' }) explanation: string;
}

@ObjectType('RecognisedLicence', { description: 'A licence named without doubt, or the question to ask.' })
export class RecognisedLicenceType {
  @Field(() => LicenceType, { nullable: true }) licence: LicenceType | null;
  @Field(() => String, { nullable: true }) question: string | null;
  @Field(() => [LicenceType]) candidates: LicenceType[];
}
