import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  describeLicence,
  findLicence,
  getLicence,
  licencePermissions,
  offeredLicences,
  resolveAdaptation,
  resolveCollection,
  resolveRedistribution,
  rightsSummary,
} from '#licensing';
import { LicenceUnknownHere } from './resource.errors.js';
import { type LicenceView, licenceView, recognised } from './licence.view.js';
import {
  LicenceOptionsType,
  LicenceType,
  LicenceVerdict,
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
  ): LicenceOptionsType {
    const unknown = sources.length > 20 || sources.some((id) => !findLicence(id));
    if (unknown) throw new LicenceUnknownHere();
    return answers[mode](sources);
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

const answers: Record<ReuseMode, (sources: string[]) => LicenceOptionsType> = {
  [ReuseMode.ADAPTATION]: (sources) => {
    const { outputs, isIncompatible } = resolveAdaptation(sources);
    return {
      mode: ReuseMode.ADAPTATION,
      possible: !isIncompatible,
      commercialUse: null,
      options: outputs.map(({ licence, verdict, reasons }) => ({
        licence: licenceView(licence),
        verdict: verdict as LicenceVerdict,
        reasons: reasons.map((reason) => ({
          code: reason.number,
          message: reason.message,
          source: reason.licence ? licenceView(reason.licence) : null,
        })),
      })),
      explanation: isIncompatible
        ? 'Aucune licence ne convient à toutes ces sources. Écrivez aux auteurs, ou faites un recueil : chaque ressource y garde sa licence.'
        : 'Une adaptation de ces sources peut porter les licences permises ci-dessous.',
    };
  },
  [ReuseMode.COLLECTION]: (sources) =>
    side(
      ReuseMode.COLLECTION,
      resolveCollection(sources),
      'Ces ressources peuvent voisiner dans un recueil, chacune sous sa licence.',
    ),
  [ReuseMode.REDISTRIBUTION]: (sources) =>
    side(
      ReuseMode.REDISTRIBUTION,
      resolveRedistribution(sources),
      'Une copie conforme garde la même licence et les mêmes mentions.',
    ),
};

interface SideBySide {
  readonly allowed: boolean;
  readonly commercialUse?: boolean;
  readonly ownLayerLicences?: readonly string[];
  readonly reasons: readonly { readonly message: string }[];
}

function side(mode: ReuseMode, answer: SideBySide, sentence: string): LicenceOptionsType {
  return {
    mode,
    possible: answer.allowed,
    commercialUse: answer.commercialUse ?? null,
    options: (answer.ownLayerLicences ?? []).map((id) => ({
      licence: licenceView(id),
      verdict: LicenceVerdict.ALLOWED,
      reasons: [],
    })),
    explanation: answer.allowed ? sentence : answer.reasons.map((reason) => reason.message).join(' '),
  };
}
