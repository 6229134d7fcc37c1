import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** What a version is adapted from. Licence, resource and address are the resolver's. */
@ObjectType('Source', {
  description:
    'What a version is adapted from, as it was taken up: a version published here, pinned, or a work from outside.',
})
export class SourceType {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field(() => [String], { description: 'Empty when nobody is named, or asked not to be.' })
  authors: string[];
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the pinned version; null for a work from outside.',
  })
  number: number | null;
}
