import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '#platform/clock';
import { OBJECT_STORAGE, ObjectNotFound, type ObjectStorage } from '#platform/object-storage';
import { ArchiveService } from './archive.service.js';
import type { TakenFile } from './download.repository.js';
import { DownloadService } from './download.service.js';
import { isValidPageSignature, isValidSignature } from './file-address.js';
import { FileErrors } from '../deposit/file-errors.filter.js';
import { copyName } from '../preview/open-copy.js';
import { PreviewRepository } from '../preview/preview.repository.js';
import { SIGNING_SECRET } from './signing-secret.js';

const raster = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);
/** In a page's `<img>` an SVG runs nothing; opened by itself it might, so it is always an attachment (ASVS 1.3.4). */
const shown = new Set([...raster, 'image/svg+xml']);
const robots = /bot|crawl|spider|slurp|archiver|facebookexternalhit|preview|monitor|lighthouse/i;

/** The files host: deposited bytes, their credit written in them, with their one checked type, never run, streamed through the application. */
@Controller()
@UseFilters(FileErrors)
export class FileController {
  constructor(
    private readonly downloads: DownloadService,
    private readonly previews: PreviewRepository,
    private readonly archives: ArchiveService,
    private readonly clock: Clock,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  @Get('/fichiers/:partId/:name')
  async file(
    @Param('partId') partId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = found(await this.downloads.findPublic(partId));
    await this.send(request, response, file, await this.downloads.given(file));
  }

  /** The bytes as deposited, unless something was removed for safety. */
  @Get('/originaux/:partId/:name')
  async original(
    @Param('partId') partId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = found(await this.downloads.findPublic(partId));
    if (file.servedSha256) throw new NotFoundException();
    await this.send(request, response, file, file.sha256);
  }

  @Get('/fichiers-de-brouillon/:partId/:viewerId/:expires/:signature/:name')
  async draftFile(
    @Param() at: { partId: string; viewerId: string; expires: string; signature: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const signed = { partId: at.partId, viewerId: at.viewerId, expires: Number(at.expires) };
    if (!isValidSignature(this.secret, signed, at.signature, this.clock.now())) throw new NotFoundException();
    const file = found(await this.downloads.findOfDraft(at.partId, at.viewerId));
    await this.send(request, response, file, file.servedSha256 ?? file.sha256);
  }

  @Get('/tout/:slug/:number/:name')
  async all(
    @Param() at: { slug: string; number: string; name: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const archive = found(await this.archives.prepare(at.slug, Number(at.number)));
    safe(response)
      .attachment(at.name)
      .set({
        'Content-Type': 'application/zip',
        'Cache-Control': 'no-cache',
        ...licenceLink(archive.licenceUri),
      });
    if (request.method === 'HEAD') return void response.end();
    await this.countOnce(request, archive.versionId);
    await archive.stream(response);
  }

  @Get('/apercus/:partId/:derivedId')
  async derived(
    @Param() at: { partId: string; derivedId: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const picture = await this.pictureOf(found(await this.downloads.findPublic(at.partId)), at.derivedId);
    safe(response).set({ 'Content-Type': picture.mime, 'Cache-Control': 'public, max-age=300' });
    await this.stream(request, response, picture.sha256);
  }

  /** A page of what is read before anybody else may. */
  @Get('/apercus-de-brouillon/:partId/:viewerId/:expires/:signature/:derivedId')
  async draftPage(
    @Param()
    at: { partId: string; viewerId: string; expires: string; signature: string; derivedId: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const signed = { ...at, expires: Number(at.expires) };
    if (!isValidPageSignature(this.secret, signed, at.signature, this.clock.now()))
      throw new NotFoundException();
    const file = found(await this.downloads.findSeenInDraft(at.partId, at.viewerId));
    const picture = await this.pictureOf(file, at.derivedId);
    safe(response).set({ 'Content-Type': picture.mime, 'Cache-Control': 'private, no-store' });
    await this.stream(request, response, picture.sha256);
  }

  /** A copy in an open format: of a file that may be taken, made of its very bytes. */
  @Get('/copies/:partId/:derivedId/:name')
  async copy(
    @Param() at: { partId: string; derivedId: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = found(await this.downloads.findPublic(at.partId));
    const copy = await this.previews.find(at.derivedId);
    if (copy?.kind !== 'open_copy' || copy.blobSha256 !== file.sha256 || !copy.objectSha256 || !copy.mime)
      throw new NotFoundException();
    const taken = { ...file, name: copyName(file.name, copy.name), mime: copy.mime };
    const bytes = { sha256: copy.objectSha256, format: copy.name };
    await this.send(request, response, taken, await this.downloads.given(file, bytes));
  }

  private async pictureOf(file: TakenFile, derivedId: string): Promise<{ sha256: string; mime: string }> {
    const derived = await this.previews.find(derivedId);
    if (derived?.blobSha256 !== file.sha256 || !derived.objectSha256 || !raster.has(derived.mime ?? ''))
      throw new NotFoundException();
    return { sha256: derived.objectSha256, mime: derived.mime ?? '' };
  }

  private async send(request: Request, response: Response, file: TakenFile, sha256: string): Promise<void> {
    const asImage =
      request.query.affichage === 'image' && shown.has(file.mime) && file.action !== 'accept_download_only';
    safe(response)
      .attachment(file.name)
      .set({ 'Content-Type': contentType(file), ...licenceLink(file.licenceUri) });
    if (asImage && raster.has(file.mime))
      response.set(
        'Content-Disposition',
        (response.get('Content-Disposition') ?? '').replace(/^attachment/, 'inline'),
      );
    // Of a draft, which no version has yet, nobody keeps anything.
    const cacheControl = file.versionId === null ? 'private, no-store' : 'no-cache';
    response.set({ 'Cache-Control': cacheControl, ETag: `"${sha256}"` });
    if (!asImage) await this.countOnce(request, file.versionId);
    await this.stream(request, response, sha256);
  }

  /** One download however many ranges: the one that holds the first byte counts; HEAD, revalidations and robots do not. */
  private async countOnce(request: Request, versionId: string | null): Promise<void> {
    const startsLater = request.headers.range !== undefined && !/^bytes=0-/.test(request.headers.range);
    if (
      versionId === null ||
      request.method !== 'GET' ||
      startsLater ||
      request.fresh ||
      robots.test(request.headers['user-agent'] ?? '')
    )
      return;
    await this.downloads.count(versionId);
  }

  private async stream(request: Request, response: Response, sha256: string): Promise<void> {
    response.set({ ETag: `"${sha256}"`, 'Accept-Ranges': 'bytes' });
    if (request.fresh) return void response.status(304).end();
    const { size } = found(await this.storage.stat(sha256));
    const range = wantedRange(request, size, sha256);
    if (range === 'unsatisfiable')
      return void response
        .status(416)
        .set({ 'Content-Range': `bytes */${size}`, 'Cache-Control': 'no-store' })
        .end();
    response
      .status(range ? 206 : 200)
      .set('Content-Length', String(range ? range.end - range.start + 1 : size));
    if (range) response.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
    if (request.method === 'HEAD' || size === 0) return void response.end();
    const opened = await this.storage.open(sha256, range ?? undefined).catch(missing);
    await pipeline(opened.stream, response).catch(() => undefined); // the reader left: nothing to tell her
  }
}

function wantedRange(
  request: Request,
  size: number,
  sha256: string,
): { start: number; end: number } | 'unsatisfiable' | null {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== `"${sha256}"`) return null;
  const ranges = request.range(size, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}

/** Still nothing may run or be framed; a drawing keeps its own style. */
const safe = (response: Response): Response =>
  response.set(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );

const contentType = (file: TakenFile): string =>
  /^text\/(?!html)|json$|xml$/.test(file.mime) && file.mime !== 'image/svg+xml'
    ? `${file.mime}; charset=utf-8`
    : file.mime;

const licenceLink = (uri: string | null) => (uri ? { Link: `<${uri}>; rel="license"` } : {});

function found<Value>(value: Value | null): Value {
  if (value === null) throw new NotFoundException();
  return value;
}

function missing(error: unknown): never {
  if (error instanceof ObjectNotFound) throw new NotFoundException();
  throw error;
}
