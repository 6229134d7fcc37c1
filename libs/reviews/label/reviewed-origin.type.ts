import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PartOrigin } from './reviewed-origin.js';

/** The resolver adds the sources where its passages were read. */
@ObjectType('ReviewedOrigin', {
  description:
    'Of one part of an adaptation, how much comes word for word from sources that were reviewed. It is no label: the rest was not read.',
})
export class ReviewedOriginType implements Pick<PartOrigin, 'part' | 'passages' | 'reviewed'> {
  @Field({ description: 'Name of the file, or « texte ».' }) part: string;
  @Field(() => Int, { description: 'How many it has; a file without words is one.' }) passages: number;
  @Field(() => Int, { description: 'How many of them were read, each reading counted once.' })
  reviewed: number;
}
