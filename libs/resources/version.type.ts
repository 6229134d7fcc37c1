import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonType, TermType } from '#identity';
import { AttributionType, LicenceType, RightsType } from './licence.type.js';
import { FileType } from './file.type.js';

@ObjectType('Credit')
export class CreditType {
  @Field() name: string;
  @Field() role: string;
  @Field(() => PersonType, { nullable: true })
  person: PersonType | null;
  @Field() withdrawn: boolean;
}

@ObjectType('RenderedText')
export class RenderedTextType {
  @Field() html: string;
  @Field() markdown: string;
  @Field(() => Int) words: number;
}

@ObjectType('ExternalLink')
export class ExternalLinkType {
  @Field() url: string;
  @Field() host: string;
}

@ObjectType('ThirdPartyItem')
export class ThirdPartyItemType {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() author: string;
  @Field(() => String, { nullable: true })
  sourceUrl: string | null;
  @Field(() => LicenceType) licence: LicenceType;
  @Field(() => String, { nullable: true })
  lastUpdate: string | null;
}

@ObjectType('Version')
export class VersionType {
  @Field(() => Int) number: number;
  @Field() title: string;
  @Field() summary: string;
  @Field(() => [String]) keywords: string[];
  @Field() language: string;
  @Field() languageLabel: string;
  @Field(() => [TermType]) levels: TermType[];
  @Field() levelLabel: string;
  @Field(() => [TermType]) subjects: TermType[];
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
  @Field(() => LicenceType) licence: LicenceType;
  @Field(() => RightsType) rights: RightsType;
  @Field(() => AttributionType) attribution: AttributionType;
  @Field(() => [CreditType]) authors: CreditType[];
  @Field(() => String, { nullable: true })
  whatChanged: string | null;
  @Field() minor: boolean;
  @Field(() => GraphQLISODateTime) publishedAt: Date;
  @Field() isLatest: boolean;
  @Field() licenceChanged: boolean;
  @Field(() => RenderedTextType, { nullable: true })
  text: RenderedTextType | null;
  @Field(() => ExternalLinkType, { nullable: true })
  link: ExternalLinkType | null;
  @Field(() => [FileType]) files: FileType[];
  @Field(() => [ThirdPartyItemType]) thirdPartyItems: ThirdPartyItemType[];
  @Field(() => Float) totalSize: number;
  @Field(() => String, { nullable: true })
  downloadUrl: string | null;
  @Field() url: string;
  @Field({ description: 'schema.org LearningResource as JSON-LD.' })
  jsonLd: string;
  @Field() metadataHash: string;
}
