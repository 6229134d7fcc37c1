import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType } from '#identity';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { findTerm, type Term } from '#vocabulary';
import { DraftContentLoader } from '../draft/draft-content.loader.js';
import { DraftItemInput } from '../draft/draft.input.js';
import { DraftPayloadType, DraftType } from '../draft/draft.type.js';
import type { Draft } from '../draft/draft.js';
import { draftLicenceOptions } from '../licence/licence-options.view.js';
import { type LicenceView, licenceView } from '../licence/licence.view.js';
import { LicenceOptionsType, LicenceType } from '../licence/licence.type.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import { ResourceType } from '../resource/resource.type.js';
import type { Resource } from '../resource/resource.js';
import { AddSourceInput, AttachAgreementInput } from './source.input.js';
import { SourceService } from './source.service.js';
import { SourceUnknown } from './source.errors.js';
import { SourceType } from './source.type.js';
import type { NamedSource } from './source.js';
import { VersionType } from '../version/version.type.js';
import type { Version } from '../version/version.js';

const payload = (draft: Draft) => ({ draft, userErrors: [] });

const reasonTerms = (ids: readonly string[] | undefined): Term[] =>
  (ids ?? []).flatMap((id) => findTerm('adaptation-reasons', id) ?? []);

@Resolver(() => SourceType)
export class SourceResolver {
  constructor(
    private readonly service: SourceService,
    private readonly loader: ResourceLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @Mutation(() => DraftPayloadType, {
    description:
      'Names what the draft is adapted from; a resource of this site is pinned to one of its versions.',
  })
  async addSource(@CurrentActor() actor: Actor, @Args('input') input: AddSourceInput) {
    const { draftId, resource, version, outside } = input;
    if (outside) return payload(await this.service.addOutside(actor, draftId, outside));
    if (!resource?.trim()) throw new SourceUnknown();
    return payload(await this.service.add(actor, draftId, resource, version ?? null));
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Drops a source with what came from it; refused while the text still quotes it.',
  })
  async removeSource(@CurrentActor() actor: Actor, @Args('input') input: DraftItemInput) {
    return payload(await this.service.remove(actor, input.draftId, input.id));
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Copies beside a source what its author agreed to in writing; empty words take it back.',
  })
  async attachAgreement(@CurrentActor() actor: Actor, @Args('input') input: AttachAgreementInput) {
    return payload(await this.service.attachAgreement(actor, input.draftId, input.sourceId, input.agreement));
  }

  @ResolveField(() => LicenceType, { description: 'As it was when the source was taken up.' })
  licence(@Parent() source: NamedSource): LicenceView {
    return licenceView(source.licenceId, source.licenceAnnounced);
  }

  @ResolveField(() => String, { nullable: true, description: 'Where it stands: here, or outside.' })
  url(@Parent() { slug, number, outsideUrl }: NamedSource): string | null {
    return slug && number ? `${this.origins.pages}/r/${slug}/v/${number}` : outsideUrl;
  }

  @ResolveField(() => ResourceType, {
    nullable: true,
    description: 'The resource published here; withdrawn or hidden, it still says so itself.',
  })
  async resource(
    @Parent() { resourceId }: NamedSource,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return resourceId ? this.loader.resource(context).load(resourceId) : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Of a draft: the author’s written agreement, as her adapter copied it.',
  })
  agreement(@Parent() source: NamedSource): string | null {
    return source.draftId ? source.agreement : null;
  }
}

/** What a version says of its sources. */
@Resolver(() => VersionType)
export class VersionSourcesResolver {
  constructor(private readonly loader: ResourceLoader) {}

  @ResolveField(() => [SourceType])
  async sources(@Parent() version: Version, @Context() context: GraphqlContext): Promise<NamedSource[]> {
    return (await this.loader.holding(context).load(version.id))?.sources ?? [];
  }

  @ResolveField(() => [TermType], { description: 'Why it was adapted.' })
  adaptationReasons(@Parent() { fields }: Version): Term[] {
    return reasonTerms(fields.adaptationReasons);
  }

  @ResolveField(() => String, { nullable: true, description: 'What it changes in its sources.' })
  adaptationChanges(@Parent() { fields }: Version): string | null {
    return fields.adaptationChanges ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What its author verified where no text settles whether her licence is permitted.',
  })
  licenceChecked(@Parent() { fields }: Version): string | null {
    return fields.licenceChecked ?? null;
  }
}

/** What a draft says of its sources, and what they allow. */
@Resolver(() => DraftType)
export class DraftSourcesResolver {
  constructor(private readonly content: DraftContentLoader) {}

  @ResolveField(() => [SourceType])
  async sources(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<NamedSource[]> {
    return (await this.content.of(draft, context)).sources;
  }

  @ResolveField(() => LicenceOptionsType, {
    description: 'What the sources and items of the draft allow, licence by licence.',
  })
  async licenceOptions(
    @Parent() draft: Draft,
    @Context() context: GraphqlContext,
  ): Promise<LicenceOptionsType> {
    return draftLicenceOptions((await this.content.of(draft, context)).taken);
  }

  @ResolveField(() => [TermType])
  adaptationReasons(@Parent() { fields }: Draft): Term[] {
    return reasonTerms(fields.adaptationReasons);
  }

  @ResolveField(() => String, { nullable: true })
  adaptationChanges(@Parent() { fields }: Draft): string | null {
    return fields.adaptationChanges ?? null;
  }

  @ResolveField(() => String, { nullable: true })
  licenceChecked(@Parent() { fields }: Draft): string | null {
    return fields.licenceChecked ?? null;
  }
}
