import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  describeLicence,
  findLicence,
  getLicence,
  licencePermissions,
  offeredLicences,
  rightsSummary,
} from '#licensing';
import { licenceAnswers } from './licence-options.view.js';
import { LicenceUnknownHere } from '../resource/resource.errors.js';
import { type LicenceView, licenceView, recognised } from './licence.view.js';
import {
  LicenceOptionsType,
  LicenceType,
  RecognisedLicenceType,
  ReuseMode,
  RightsType,
} from './licence.type.js';

@Resolver(() => LicenceType)
export class LicenceResolver {
  @Query(() => LicenceType, { nullable: true })
  licence(@Args('id', { type: () => ID }) id: string): LicenceView | null {
    return findLicence(id) ? licenceView(id) : null;
  }

  @Query(() => [LicenceType], { description: 'Those that we know among twenty at most, in this order.' })
  licences(@Args('ids', { type: () => [ID] }) ids: string[]): LicenceView[] {
    return ids.slice(0, 20).flatMap((id) => (findLicence(id) ? [licenceView(id)] : []));
  }

  @Query(() => [LicenceType], {
    description: 'Licences a new resource may carry, the recommended one first.',
  })
  offeredLicences(): LicenceView[] {
    return offeredLicences().map((licence) => licenceView(licence.id));
  }

  @Query(() => LicenceOptionsType, {
    description:
      'What the licences of the sources allow: each possible licence with its verdict and reasons.',
  })
  licenceOptions(
    @Args('sources', { type: () => [ID] }) sources: string[],
    @Args('mode', { type: () => ReuseMode, defaultValue: ReuseMode.ADAPTATION }) mode: ReuseMode,
    @Args('shown', {
      type: () => [ID],
      defaultValue: [],
      description: 'Of an adaptation: works shown in it as they are.',
    })
    shown: string[],
  ): LicenceOptionsType {
    const all = [...sources, ...shown];
    const unknown = all.length > 20 || all.some((id) => !findLicence(id));
    if (unknown) throw new LicenceUnknownHere();
    return licenceAnswers[mode]({ sources, shown });
  }

  @Query(() => RecognisedLicenceType, {
    description: 'Recognises a pasted licence text or address; asks when it is unclear, never guesses.',
  })
  recognisedLicence(@Args('text') text: string) {
    return recognised(text.slice(0, 20_000));
  }

  @ResolveField(() => String)
  label(@Parent() { id, announced }: LicenceView): string {
    return announced ?? getLicence(id).short;
  }

  @ResolveField(() => String)
  name(@Parent() { id }: LicenceView): string {
    return getLicence(id).names.fr;
  }

  @ResolveField(() => String, { nullable: true })
  url(@Parent() { id }: LicenceView): string | null {
    return getLicence(id).uri;
  }

  @ResolveField(() => String)
  description(@Parent() { id }: LicenceView): string {
    return describeLicence(id).description;
  }

  @ResolveField(() => String, { nullable: true })
  warning(@Parent() { id }: LicenceView): string | null {
    return describeLicence(id).warning;
  }

  @ResolveField(() => Boolean, {
    description: 'True when its author gave no version: it stands as announced.',
  })
  announced(@Parent() { id }: LicenceView): boolean {
    return !getLicence(id).versionStated;
  }

  @ResolveField(() => [ID])
  permissions(@Parent() { id }: LicenceView): readonly string[] {
    return licencePermissions(id);
  }

  @ResolveField(() => RightsType)
  rights(
    @Parent() { id }: LicenceView,
    @Args('authors', { type: () => [String], nullable: true }) authors: string[] | null,
  ): RightsType {
    return rightsSummary(id, { authors: authors ?? [] });
  }
}
