import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType } from '#identity';
import { rightsSummary } from '#licensing';
import type { GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { findTerm, languages, levelLabel, type Term, type VocabularyName } from '#vocabulary';
import { archivePath, filePath } from '../file/file-address.js';
import { FileType } from '../file/file.type.js';
import { jsonLdOf } from '../resource/json-ld.js';
import { creditForms, type LicenceView, licenceView } from '../licence/licence.view.js';
import { AttributionType, LicenceType, RightsType } from '../licence/licence.type.js';
import type { Part } from '../draft/part.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import type { Resource } from '../resource/resource.js';
import type { CreditRow } from '../source/credit-row.js';
import { StampLoader } from '../stamp/stamp.loader.js';
import { bytesGiven } from '../stamp/stamp.view.js';
import type { StoredFile } from '../file/stored-file.js';
import { renderText } from './rendered-text.js';
import type { SignedVersion } from './version.repository.js';
import {
  CreditType,
  ExternalLinkType,
  RenderedTextType,
  ThirdPartyItemType,
  VersionType,
} from './version.type.js';

const terms = (vocabulary: VocabularyName, ids: readonly string[] | undefined): Term[] =>
  (ids ?? []).flatMap((id) => findTerm(vocabulary, id) ?? []);

@Resolver(() => VersionType)
export class VersionResolver {
  constructor(
    private readonly loader: ResourceLoader,
    private readonly stamps: StampLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @ResolveField(() => [TermType])
  levels(@Parent() version: SignedVersion): Term[] {
    return terms('levels', version.levels);
  }

  @ResolveField(() => String, { description: 'Compact, for a card: « CM1, CM2 », « Cycle 3 ».' })
  levelLabel(@Parent() version: SignedVersion): string {
    return version.fields.allLevels && version.levels.length === 0
      ? 'Tous niveaux'
      : levelLabel(version.levels);
  }

  @ResolveField(() => [TermType])
  subjects(@Parent() version: SignedVersion): Term[] {
    return terms('subjects', version.subjects);
  }

  @ResolveField(() => [TermType])
  types(@Parent() version: SignedVersion): Term[] {
    return terms('resource-types', version.types);
  }

  @ResolveField(() => String)
  languageLabel(@Parent() version: SignedVersion): string {
    return languages().find((each) => each.id === version.language)?.label ?? version.language;
  }

  @ResolveField(() => [String])
  keywords(@Parent() version: SignedVersion): string[] {
    return version.fields.keywords ?? [];
  }

  @ResolveField(() => [TermType], { description: 'What it educates to, across disciplines.' })
  themes(@Parent() version: SignedVersion): Term[] {
    return terms('themes', version.fields.themes);
  }

  @ResolveField(() => [TermType])
  equipment(@Parent() version: SignedVersion): Term[] {
    return terms('equipment', version.fields.equipment);
  }

  @ResolveField(() => [TermType])
  place(@Parent() version: SignedVersion): Term[] {
    return terms('places', version.fields.place);
  }

  @ResolveField(() => [TermType])
  audience(@Parent() version: SignedVersion): Term[] {
    return terms('audiences', version.fields.audience);
  }

  @ResolveField(() => LicenceType)
  licence(@Parent() version: SignedVersion): LicenceView {
    return licenceView(version.licenceId, version.licenceAnnounced);
  }

  @ResolveField(() => RightsType)
  async rights(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<RightsType> {
    return rightsSummary(version.licenceId, await this.work(version, context));
  }

  @ResolveField(() => AttributionType)
  async attribution(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<AttributionType> {
    return creditForms(await this.work(version, context));
  }

  @ResolveField(() => [CreditType])
  authors(@Parent() { credits }: SignedVersion): readonly CreditRow[] {
    return credits;
  }

  @ResolveField(() => Boolean)
  async isLatest(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.resource(version, context)).latestVersion === version.number;
  }

  @ResolveField(() => Boolean, {
    description: 'True when the version before carried another licence: copies made under it keep it.',
  })
  async licenceChanged(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<boolean> {
    if (version.number === 1) return false;
    const all = (await this.loader.versionsOf(context).load(version.resourceId)) ?? [];
    const before = all.find((each) => each.number === version.number - 1);
    return before !== undefined && before.licenceId !== version.licenceId;
  }

  @ResolveField(() => RenderedTextType, { nullable: true })
  async text(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<RenderedTextType | null> {
    const markdown = (await this.parts(version, context)).find((part) => part.kind === 'text')?.content;
    if (!markdown) return null;
    const files = await this.fileList(version, context);
    return { ...renderText(markdown, files, this.origins.files), markdown };
  }

  @ResolveField(() => ExternalLinkType, { nullable: true })
  async link(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<ExternalLinkType | null> {
    const url = (await this.parts(version, context)).find((part) => part.kind === 'link')?.url;
    return url ? { url, host: new URL(url).host } : null;
  }

  @ResolveField(() => [FileType])
  files(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<StoredFile[]> {
    return this.fileList(version, context);
  }

  @ResolveField(() => [ThirdPartyItemType])
  async thirdPartyItems(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<Part[]> {
    return (await this.parts(version, context)).filter((part) => part.kind === 'third_party');
  }

  @ResolveField(() => Float, { description: 'Bytes of all files together.' })
  async totalSize(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<number> {
    return (await this.fileList(version, context)).reduce((sum, file) => sum + file.servedSize, 0);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Everything in one ZIP, credits included; null for a mere link.',
  })
  async downloadUrl(
    @Parent() version: SignedVersion,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    const [files, parts] = await Promise.all([this.fileList(version, context), this.parts(version, context)]);
    if (files.length === 0 && !parts.some((part) => part.kind === 'text')) return null;
    return (
      this.origins.files +
      archivePath((await this.resource(version, context)).slug ?? version.resourceId, version.number)
    );
  }

  @ResolveField(() => String)
  async url(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<string> {
    return this.addressOf(version, await this.resource(version, context));
  }

  @ResolveField(() => String, { description: 'schema.org LearningResource as JSON-LD.' })
  async jsonLd(@Parent() version: SignedVersion, @Context() context: GraphqlContext): Promise<string> {
    const [resource, work, files, stamps] = await Promise.all([
      this.resource(version, context),
      this.work(version, context),
      this.fileList(version, context),
      this.stamps.ofVersion(context).load(version.id),
    ]);
    const encoding = files.map((file) => ({
      ...file,
      url: this.origins.files + filePath(file.id, file.name),
      given: bytesGiven(file, stamps?.get(file.id)),
    }));
    return JSON.stringify(
      jsonLdOf(version, {
        url: `${this.origins.pages}/r/${resource.slug}`,
        work,
        files: encoding,
        publishedAt: resource.publishedAt,
      }),
    );
  }

  private addressOf(version: SignedVersion, resource: Resource): string {
    return `${this.origins.pages}/r/${resource.slug}/v/${version.number}`;
  }

  private async work(version: SignedVersion, context: GraphqlContext) {
    const [work, resource] = await Promise.all([
      this.loader.work(context).load(version.id),
      this.resource(version, context),
    ]);
    if (!work) throw new Error(`A version without its work: ${version.id}`);
    // The newest stands at the resource's own address, which goes on leading to it.
    return { ...work, source: `${this.origins.pages}/r/${resource.slug}` };
  }

  private async resource(version: SignedVersion, context: GraphqlContext): Promise<Resource> {
    const resource = await this.loader.resource(context).load(version.resourceId);
    if (!resource) throw new Error(`A version without its resource: ${version.id}`);
    return resource;
  }

  private async fileList(version: SignedVersion, context: GraphqlContext): Promise<StoredFile[]> {
    this.loader.version(context).prime(version.id, version);
    return (await this.loader.holding(context).load(version.id))?.files ?? [];
  }

  private async parts(version: SignedVersion, context: GraphqlContext): Promise<Part[]> {
    return (await this.loader.holding(context).load(version.id))?.others ?? [];
  }
}
