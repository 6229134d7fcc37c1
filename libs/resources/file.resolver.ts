import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { derivedPath, filePath, originalPath } from './file-address.js';
import { FileFormatType, FileType, PreviewKind, PreviewState, PreviewType } from './file.type.js';
import { fileNotice, formatView, roleLabels } from './file-view.js';
import { type LicenceView, licenceView } from './licence-view.js';
import { LicenceType } from './licence.type.js';
import type { DerivedFile } from './preview.repository.js';
import { ResourceLoader } from './resource.loader.js';
import type { StoredFile } from './version.repository.js';
import { withAssetUrls } from '#documents';

@Resolver(() => FileType)
export class FileResolver {
  constructor(
    private readonly loader: ResourceLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @ResolveField(() => String)
  roleLabel(@Parent() file: StoredFile): string {
    return roleLabels[file.role];
  }

  @ResolveField(() => Float)
  size(@Parent() file: StoredFile): number {
    return file.servedSize;
  }

  @ResolveField(() => String)
  servedSha256(@Parent() file: StoredFile): string {
    return file.servedSha256 ?? file.sha256;
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

  @ResolveField(() => String)
  downloadUrl(@Parent() file: StoredFile): string {
    return this.origins.files + filePath(file.id, file.name);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The bytes as deposited; null when something was removed for safety.',
  })
  originalUrl(@Parent() file: StoredFile): string | null {
    return file.servedSha256 ? null : this.origins.files + originalPath(file.id, file.name);
  }

  @ResolveField(() => PreviewType)
  async preview(@Parent() file: StoredFile, @Context() context: GraphqlContext): Promise<PreviewType> {
    const derived = (await this.loader.derived(context).load(file.sha256)) ?? [];
    return this.previewOf(file, derived);
  }

  private previewOf(file: StoredFile, derived: readonly DerivedFile[]): PreviewType {
    const nothing: PreviewType = {
      kind: PreviewKind.NONE,
      state: PreviewState.NONE,
      pageUrl: `apercu/${file.id}`,
      imageUrl: null,
      alternative: null,
      html: null,
      pages: [],
      pageCount: 0,
      reason: null,
    };
    const address = (each: DerivedFile) => this.origins.files + derivedPath(file.id, each.id);
    if (file.mime === 'image/svg+xml' && file.action !== 'accept_download_only')
      return {
        ...nothing,
        kind: PreviewKind.IMAGE,
        state: PreviewState.READY,
        imageUrl: `${this.origins.files}${filePath(file.id, file.name)}?affichage=image`,
        alternative: file.name,
      };
    const failed = derived.find((each) => each.state === 'failed');
    if (failed)
      return {
        ...nothing,
        kind: PreviewKind.NONE,
        state: PreviewState.FAILED,
        reason: 'Aperçu impossible. Le fichier se télécharge normalement.',
      };
    const thumbnail = derived.find((each) => each.kind === 'thumbnail');
    if (thumbnail)
      return {
        ...nothing,
        kind: PreviewKind.IMAGE,
        state: PreviewState.READY,
        imageUrl: address(thumbnail),
        alternative: file.name,
      };
    const pages = derived.filter((each) => each.kind === 'page');
    if (pages.length > 0)
      return {
        ...nothing,
        kind: PreviewKind.PAGES,
        state: PreviewState.READY,
        pageCount: Number(pages[0]?.name) || pages.length,
        pages: pages.map((page) => ({
          number: page.position,
          url: address(page),
          text: page.text ?? '',
          width: page.width ?? 0,
          height: page.height ?? 0,
        })),
      };
    const html = derived.find((each) => each.kind === 'preview')?.text;
    if (html)
      return {
        ...nothing,
        kind: PreviewKind.DOCUMENT,
        state: PreviewState.READY,
        html: this.withAssets(html, derived, address),
      };
    return { ...nothing, state: canShow(file) ? PreviewState.PENDING : PreviewState.NONE };
  }

  private withAssets(
    html: string,
    derived: readonly DerivedFile[],
    address: (each: DerivedFile) => string,
  ): string {
    const assets = new Map(
      derived.filter((each) => each.kind === 'asset').map((each) => [each.name, address(each)]),
    );
    return withAssetUrls(html, (name) => assets.get(name) ?? '');
  }
}

const previewed =
  /^(pdfa?|png|jpe?g|webp|gif|avif|odt|docx|markdown|quarto|txt|ipynb|csv|html|ods|xlsx|odp|pptx|epub|latex)$/;
const canShow = (file: StoredFile): boolean =>
  file.action !== 'accept_download_only' && previewed.test(file.format ?? '');
