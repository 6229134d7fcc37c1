import { Inject } from '@nestjs/common';
import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { Clock } from '#platform/clock';
import { SiteOrigins } from '#platform/http';
import { filePath, originalPath, signedPath } from './file-address.js';
import { FileFormatType, FileType, PreviewType } from './file.type.js';
import { fileNotice, formatView, roleLabels } from './file.view.js';
import { FileCopyType } from '../preview/open-copy.type.js';
import { copiesView } from '../preview/open-copy.view.js';
import { previewOf } from '../preview/preview.view.js';
import { type LicenceView, licenceView } from '../licence/licence.view.js';
import { LicenceType } from '../licence/licence.type.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import { SIGNING_SECRET } from './signing-secret.js';
import { StampLoader } from '../stamp/stamp.loader.js';
import { FileStampType } from '../stamp/stamp.type.js';
import { stampView } from '../stamp/stamp.view.js';
import type { StoredFile } from './stored-file.js';

@Resolver(() => FileType)
export class FileResolver {
  constructor(
    private readonly loader: ResourceLoader,
    private readonly stamps: StampLoader,
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  @ResolveField(() => String)
  roleLabel(@Parent() file: StoredFile): string {
    return roleLabels[file.role];
  }

  @ResolveField(() => Float)
  size(@Parent() file: StoredFile): number {
    return file.servedSize;
  }

  @ResolveField(() => String, {
    description: 'Of what is kept to be served, before its credit is written in it.',
  })
  servedSha256(@Parent() file: StoredFile): string {
    return file.servedSha256 ?? file.sha256;
  }

  @ResolveField(() => FileStampType)
  async stamp(@Parent() file: StoredFile, @Context() context: GraphqlContext): Promise<FileStampType> {
    return stampView(file, await this.stamps.ofFile(file, context));
  }

  @ResolveField(() => FileFormatType)
  format(@Parent() file: StoredFile): FileFormatType {
    return formatView(file);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What was cleaned, or why it is for download only.',
  })
  notice(@Parent() file: StoredFile): string | null {
    return fileNotice(file);
  }

  @ResolveField(() => LicenceType, {
    nullable: true,
    description: 'Its own licence, when it differs from the version’s.',
  })
  licence(@Parent() file: StoredFile): LicenceView | null {
    return file.licenceId ? licenceView(file.licenceId) : null;
  }

  @ResolveField(() => String, { description: 'Of a draft’s file: valid five minutes, for the caller.' })
  downloadUrl(@Parent() file: StoredFile, @Context() context: GraphqlContext): string {
    if (file.versionId !== null) return this.origins.files + filePath(file.id, file.name);
    const viewerId = context.actor.accountId ?? '';
    const signed = { partId: file.id, viewerId, name: file.name };
    return this.origins.files + signedPath(this.secret, signed, this.clock.now());
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The bytes as deposited; null when something was removed for safety.',
  })
  originalUrl(@Parent() file: StoredFile): string | null {
    return file.servedSha256 || file.versionId === null
      ? null
      : this.origins.files + originalPath(file.id, file.name);
  }

  @ResolveField(() => [FileCopyType], {
    description: 'Copies in open formats, those that wait or failed included.',
  })
  async copies(@Parent() file: StoredFile, @Context() context: GraphqlContext): Promise<FileCopyType[]> {
    const derived = await this.derivedFrom(file, context);
    return copiesView(file, derived, this.origins.files);
  }

  @ResolveField(() => PreviewType)
  async preview(@Parent() file: StoredFile, @Context() context: GraphqlContext): Promise<PreviewType> {
    const derived = await this.derivedFrom(file, context);
    return previewOf(file, derived, this.origins.files);
  }

  /** What was made of a published file; of a draft's, nothing is given yet. */
  private async derivedFrom(file: StoredFile, context: GraphqlContext) {
    if (file.versionId === null) return [];
    return (await this.loader.derived(context).load(file.sha256)) ?? [];
  }
}
