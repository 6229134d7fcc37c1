import { Inject, Injectable } from '@nestjs/common';
import { withAssetUrls } from '#documents';
import { Clock } from '#platform/clock';
import { SiteOrigins } from '#platform/http';
import { derivedPath, filePath, signedPagePath } from '../file/file-address.js';
import { SIGNING_SECRET } from '../file/signing-secret.js';
import type { DerivedFile } from './preview.repository.js';

/** One page of a file as a picture, or the picture that a file is. */
interface DrawnPage {
  readonly derivedId: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** What it says; empty for a picture. */
  readonly text: string;
  /** Of the picture's bytes. */
  readonly sha256: string;
}

export interface PageImage extends DrawnPage {
  readonly url: string;
}

/** A file of a version, which everybody may see, or of a draft. */
interface SeenFile {
  readonly partId: string;
  readonly isPublished: boolean;
}

/** Where the pages of a file can be seen, as pictures and as words, also before it is published: then by this viewer alone. */
@Injectable()
export class PageImageService {
  constructor(
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  of(file: SeenFile, derived: readonly DerivedFile[], viewerId: string): PageImage[] {
    return pagesDrawn(derived).map((page) => ({ ...page, url: this.urlOf(file, page.derivedId, viewerId) }));
  }

  /** Where its bytes are taken away, once everybody may; null before. */
  downloadOf({ partId, isPublished }: SeenFile, name: string): string | null {
    return isPublished ? this.origins.files + filePath(partId, name) : null;
  }

  /** The words of a document as safe HTML, with its pictures; null where there is none. */
  htmlOf(file: SeenFile, derived: readonly DerivedFile[], viewerId: string): string | null {
    const html = derived.find(({ kind, state }) => kind === 'preview' && state === 'ready')?.text;
    const assets = new Map(
      derived.flatMap(({ kind, name, id }) => (kind === 'asset' ? [[name, id] as const] : [])),
    );
    const addressOf = (name: string): string => {
      const id = assets.get(name);
      return id ? this.urlOf(file, id, viewerId) : '';
    };
    return html ? withAssetUrls(html, addressOf) : null;
  }

  private urlOf({ partId, isPublished }: SeenFile, derivedId: string, viewerId: string): string {
    const path = isPublished
      ? derivedPath(partId, derivedId)
      : signedPagePath(this.secret, { partId, viewerId, derivedId }, this.clock.now());
    return this.origins.files + path;
  }
}

/** The pages of a file in order; of a photograph or a drawing, its thumbnail. */
export function pagesDrawn(derived: readonly DerivedFile[]): DrawnPage[] {
  const ready = derived.filter(({ state, objectSha256 }) => state === 'ready' && objectSha256 !== null);
  const pages = ready.filter(({ kind }) => kind === 'page');
  const shown = pages.length > 0 ? pages : ready.filter(({ kind }) => kind === 'thumbnail').slice(0, 1);
  return shown.map(({ id, kind, position, width, height, objectSha256, text }) => ({
    derivedId: id,
    number: kind === 'page' ? position : 1,
    width: width ?? 0,
    height: height ?? 0,
    text: text ?? '',
    sha256: objectSha256 ?? '',
  }));
}
