import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { DraftFields } from './draft.js';
import { DraftType } from './draft.type.js';
import { VersionType } from './version.type.js';

/** A version and a draft both keep these facts in `fields`; whatever was not said is null. */
interface Described {
  readonly fields: DraftFields;
}

const fact = <Key extends keyof DraftFields>(
  parent: Described,
  key: Key,
): NonNullable<DraftFields[Key]> | null => parent.fields[key] ?? null;

/** One resolver a type: the schema builder ties fields to the class that declares them. */
function classroomFactsOf(type: () => typeof VersionType | typeof DraftType) {
  @Resolver(type)
  class ClassroomFactsResolver {
    @ResolveField(() => Int, { nullable: true })
    durationMinutes(@Parent() parent: Described) {
      return fact(parent, 'durationMinutes');
    }

    @ResolveField(() => String, { nullable: true })
    groupSize(@Parent() parent: Described) {
      return fact(parent, 'groupSize');
    }

    @ResolveField(() => String, { nullable: true })
    objectives(@Parent() parent: Described) {
      return fact(parent, 'objectives');
    }

    @ResolveField(() => String, { nullable: true })
    prerequisites(@Parent() parent: Described) {
      return fact(parent, 'prerequisites');
    }

    @ResolveField(() => String, { nullable: true })
    ages(@Parent() parent: Described) {
      return fact(parent, 'ages');
    }

    @ResolveField(() => Boolean, { nullable: true, description: 'Made for a class of two levels or more.' })
    multiLevel(@Parent() parent: Described) {
      return fact(parent, 'multiLevel');
    }

    @ResolveField(() => Boolean, { nullable: true, description: 'Prints well without colour.' })
    blackAndWhite(@Parent() parent: Described) {
      return fact(parent, 'blackAndWhite');
    }

    @ResolveField(() => String, { nullable: true, description: 'Pages to copy, in words.' })
    copies(@Parent() parent: Described) {
      return fact(parent, 'copies');
    }

    @ResolveField(() => String, { nullable: true, description: 'Special needs addressed, in words.' })
    needs(@Parent() parent: Described) {
      return fact(parent, 'needs');
    }
  }
  return ClassroomFactsResolver;
}

export const VersionFactsResolver = classroomFactsOf(() => VersionType);
export const DraftFactsResolver = classroomFactsOf(() => DraftType);
