import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { ClassroomFactsType } from '../resource/classroom-facts.type.js';
import type { Version } from './version.js';

@ObjectType('Credit', {
  description: 'A credited author. One who asked not to be named is counted, not named.',
})
export class CreditType {
  @Field() name: string;
  @Field() role: string;
  @Field() withdrawn: boolean;
}

@ObjectType('ExternalLink')
export class ExternalLinkType {
  @Field() url: string;
  @Field() host: string;
}

@ObjectType('RenderedText', {
  description: 'Text written in place: safe HTML with MathML, and its Markdown.',
})
export class RenderedTextType {
  @Field() html: string;
  @Field(() => String, {
    nullable: true,
    description: 'The first blocks of a long text; null when `html` is short enough to be shown whole.',
  })
  opening: string | null;
  @Field() markdown: string;
  @Field(() => Int) words: number;
}

@ObjectType('ThirdPartyItem', {
  description: 'Somebody else’s work inside the resource, with its own licence.',
})
export class ThirdPartyItemType {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field() author: string;
  @Field(() => String, { nullable: true }) sourceUrl: string | null;
  @Field(() => String, { nullable: true }) lastUpdate: string | null;
  @Field({ description: 'Changed, or melted into the rest; shown as it is otherwise.' }) reworked: boolean;
}

/** A published state of a resource. Descriptive fields, terms, credits and parts are the resolver's. */
@ObjectType('Version', { description: 'A published state of a resource. Never changes.' })
export class VersionType
  extends ClassroomFactsType
  implements
    Pick<
      Version,
      'number' | 'title' | 'summary' | 'language' | 'whatChanged' | 'minor' | 'publishedAt' | 'metadataHash'
    >
{
  @Field(() => Int) number: number;
  @Field() title: string;
  @Field() summary: string;
  @Field() language: string;
  @Field(() => String, { nullable: true }) whatChanged: string | null;
  @Field() minor: boolean;
  @Field(() => GraphQLISODateTime) publishedAt: Date;
  @Field() metadataHash: string;
}
