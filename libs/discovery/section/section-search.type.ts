import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ResourceSort } from '../search.type.js';

/** Its filter is the resolver’s. */
@ObjectType('SectionSearch', {
  description: 'What a section looks for, shown after what was chosen for it.',
})
export class SectionSearchType {
  @Field() text: string;
  @Field(() => ResourceSort) sort: ResourceSort;
  @Field(() => Int, { description: 'How many it shows.' }) most: number;
}
