import { Inject, Injectable } from '@nestjs/common';
import { renderMarkdown, withAssetUrls } from '#documents';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { SiteOrigins } from '#platform/http';
import {
  type ArchiveContent,
  ArchiveService,
  creditLines,
  type DerivedFile,
  fileNamed,
  type GivenFile,
  imageAmong,
  pagesDrawn,
  PreviewRepository,
  VersionRepository,
} from '#resources';
import { type ArchivedItem, PICTURED_PAGES } from '../archive/archived-item.repository.js';
import type { IndexedText } from './indexed-words.js';
import { placesOf, safeNames } from './kit-path.js';
import type { KitFile, KitPicture, KitView } from './kit-resource.js';
import type { KitWriter } from './kit-writer.js';
import { escaped, type Markup, sanitised } from './markup.js';

/** What a browser opens as a page of its own: on the site a sandbox stands around it, on a disk nothing does. */
const ACTIVE = /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)/;

/** A resource whose bytes are in the kit: what its page still has to say. */
export interface CarriedItem {
  readonly content: ArchiveContent;
  readonly files: readonly KitFile[];
  readonly views: readonly KitView[];
  readonly text: Markup | null;
  readonly words: IndexedText['text'];
}

/** Puts what one item is made of into a kit: its files, its credits, its first pages as pictures. */
@Injectable()
export class KitItemService {
  constructor(
    private readonly archives: ArchiveService,
    private readonly derived: PreviewRepository,
    private readonly versions: VersionRepository,
    private readonly origins: SiteOrigins,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Null when nobody may take it any more. */
  async carry(kit: KitWriter, item: ArchivedItem): Promise<CarriedItem | null> {
    const content = await this.archives.contentOf(item.versionId ?? '');
    if (!content) return null;
    const given = await this.archives.givenFiles(content);
    const files = await this.carryFiles(kit, item, { content, given });
    const views = await this.carryViews(kit, item, { content, files });
    const text = textOf(content, files, `${this.origins.pages}/r/${item.slug}`);
    return { content, files, views, text, words: await this.wordsOf(content) };
  }

  private async carryFiles(
    kit: KitWriter,
    { code }: ArchivedItem,
    { content, given }: { content: ArchiveContent; given: readonly GivenFile[] },
  ): Promise<KitFile[]> {
    const markdown = content.parts.find(({ kind }) => kind === 'text')?.content ?? null;
    const ours = [...(markdown === null ? [] : ['texte.md']), 'CREDITS.txt'];
    const names = safeNames([...given.map(({ name }) => name), ...ours]);
    const pathAt = (place: number): string => placesOf(code).files + (names[place] ?? '');
    const files: KitFile[] = [];
    for (const [place, { name, sha256, of }] of given.entries()) {
      const { size } = await this.put(kit, pathAt(place), sha256);
      files.push({ name, path: pathAt(place), size, isActive: ACTIVE.test(of.mime) });
    }
    if (markdown !== null) {
      const { size, path } = await kit.text(pathAt(given.length), markdown);
      files.push({ name: 'texte.md', path, size, isActive: false });
    }
    await kit.text(pathAt(names.length - 1), `${creditLines(content).join('\n')}\n`);
    return files;
  }

  /** Of each file what was drawn of it; a copy shows nothing else. */
  private async carryViews(
    kit: KitWriter,
    { code }: ArchivedItem,
    { content, files }: { content: ArchiveContent; files: readonly KitFile[] },
  ): Promise<KitView[]> {
    const derived = await this.derived.ofBlobs(content.files.map(({ sha256 }) => sha256));
    const views: KitView[] = [];
    for (const [place, file] of content.files.entries()) {
      const made = (derived.get(file.sha256) ?? []).filter(({ state }) => state === 'ready');
      const folder = `${placesOf(code).views}${String(place + 1)}-`;
      const { name } = file;
      const isDrawing = file.mime === 'image/svg+xml' && file.action !== 'accept_download_only';
      const own = { number: 1, path: files[place]?.path ?? '', width: 0, height: 0, text: '' };
      const view = {
        name,
        pictures: isDrawing ? [own] : await this.carryPictures(kit, folder, made),
        pageCount: Number(made.find(({ kind }) => kind === 'page')?.name ?? 0),
        isPicture: isDrawing || !made.some(({ kind }) => kind === 'page'),
        html: await this.carryDocument(kit, folder, made),
      };
      if (view.pictures.length > 0 || view.html !== null) views.push(view);
    }
    return views;
  }

  private async carryPictures(
    kit: KitWriter,
    folder: string,
    made: readonly DerivedFile[],
  ): Promise<KitPicture[]> {
    const pictures: KitPicture[] = [];
    for (const { number, width, height, text, sha256 } of pagesDrawn(made).slice(0, PICTURED_PAGES)) {
      const { path } = await this.put(kit, `${folder}page-${String(number)}.webp`, sha256);
      pictures.push({ number, path, width, height, text });
    }
    return pictures;
  }

  /** Its HTML as the site cleaned it, with its pictures. */
  private async carryDocument(
    kit: KitWriter,
    folder: string,
    made: readonly DerivedFile[],
  ): Promise<Markup | null> {
    const html = made.find(({ kind }) => kind === 'preview')?.text;
    if (!html) return null;
    const paths = new Map<string, string>();
    for (const { name, objectSha256, kind } of made) {
      if (kind !== 'asset' || objectSha256 === null) continue;
      const { path } = await this.put(kit, `${folder}${name.replace(/\.[a-z]+$/, '')}.webp`, objectSha256);
      paths.set(name, path);
    }
    return sanitised(withAssetUrls(html, (name) => `../${paths.get(name) ?? ''}`));
  }

  private async put(kit: KitWriter, path: string, sha256: string): Promise<{ path: string; size: number }> {
    const size = (await this.storage.stat(sha256))?.size ?? 0;
    return kit.put({ path, sha256, size, open: async () => (await this.storage.open(sha256)).stream });
  }

  private async wordsOf({ version, files }: ArchiveContent): Promise<string[]> {
    const inFiles = await this.versions.wordsOfFiles(files.map(({ sha256 }) => sha256));
    const inText = await this.versions.textBlocks([version.id]);
    return [...(inText.get(version.id) ?? []), ...[...inFiles.values()].flat()].map(({ text }) => text);
  }
}

/** The text written on the site, its images and links leading to the files beside it. */
function textOf({ parts, files }: ArchiveContent, given: readonly KitFile[], page: string): Markup | null {
  const markdown = parts.find(({ kind }) => kind === 'text')?.content;
  if (!markdown) return null;
  const pathOf = (name: string): string => `../${given.find((file) => file.name === name)?.path ?? ''}`;
  const { html } = renderMarkdown(markdown, {
    resolveImage: (src) => {
      const file = imageAmong(files, src);
      return file && { src: pathOf(file.name) };
    },
    idPrefix: 't-',
  });
  const lead = (_: string, before: string, address: string): string => {
    const asked = address.replace(/&(?:#x26|amp);/g, '&');
    const file = fileNamed(
      given.filter(({ isActive }) => !isActive),
      asked,
    );
    if (file) return `${before}../${file.path}`;
    return before + escaped(URL.canParse(asked, page) ? new URL(asked, page).href : page);
  };
  return sanitised(html.replace(RELATIVE_LINK, lead));
}

/** As our own writer writes it: quoted, and nothing before the name but other attributes. */
const RELATIVE_LINK = /(<a [^>]*?href=")(?![a-z][a-z0-9+.-]*:|#)([^"]*)(?=")/gi;
