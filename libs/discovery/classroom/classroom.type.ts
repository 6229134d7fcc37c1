import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ResourceType } from '#resources';
import type { Understood } from './understood.js';

/** Its whole filter is the resolver's. */
@ObjectType('UnderstoodFilter', {
  description:
    'A filter that words of the query say: « sans ordinateur », « 20 minutes », « CE1-CE2 », « après les fractions ». Offered, never applied.',
})
export class UnderstoodFilterType implements Omit<Understood, 'filters'> {
  @Field({ description: 'The words as they were typed.' }) typed: string;
  @Field() label: string;
  @Field({ description: 'The query without these words.' }) text: string;
  @Field(() => Int, { description: 'Resources found with the filter in place of the words.' }) count: number;
}

@ObjectType('ResourceCouple', {
  description: 'Two resources on one theme, one for each class of a pair: the younger class’s first.',
})
export class ResourceCoupleType {
  @Field(() => [ResourceType]) resources: ResourceType[];
  @Field(() => [String], { description: 'Words that both have, which make the theme.' }) themeWords: string[];
  @Field({ description: 'Why these two stand together, in plain French.' }) reason: string;
}
