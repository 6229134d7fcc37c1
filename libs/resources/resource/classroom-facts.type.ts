import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Described } from './described.js';

/** Facts for the classroom, the same on a version and a draft. */
@ObjectType({ isAbstract: true })
export abstract class ClassroomFactsType implements Omit<Described, 'fields'> {
  @Field(() => Int, { nullable: true }) durationMinutes: number | null;
  @Field(() => String, { nullable: true }) groupSize: string | null;
  @Field(() => String, { nullable: true }) objectives: string | null;
  @Field(() => String, { nullable: true }) prerequisites: string | null;
  @Field(() => String, { nullable: true }) ages: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Made for a class of two levels or more.' })
  multiLevel: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Prints well without colour.' }) blackAndWhite:
    boolean | null;
  @Field(() => String, { nullable: true, description: 'Pages to copy, in words.' }) copies: string | null;
  @Field(() => String, { nullable: true, description: 'Special needs addressed, in words.' }) needs:
    string | null;
}
