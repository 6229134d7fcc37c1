import { Inject, Injectable } from '@nestjs/common';
import { ERRORS, MemoryLocker, Metadata, Server } from '@tus/server';
import type { Request, Response } from 'express';
import { crashPoint, SETTINGS, type Settings } from '#platform/config';
import { actorOf } from '#platform/http';
import { RESUMABLE_STAGING, type ResumableStaging, StoreUnavailable } from '#platform/object-storage';
import { LOGGER, type Logger } from '#platform/observability';
import type { IncomingFile } from './incoming-file.js';
import { roleNamed } from '../draft/part.js';
import { answerTo } from './program-errors.filter.js';
import { LengthMissing } from '../resource/resource.errors.js';
import { ResumableUploadService, type UploadPlace } from './resumable-upload.service.js';
import type { Upload } from './upload.js';

type Words = Partial<Record<string, string | null>>;

/** Speaks tus for uploads that the controller has already authorised, and hands over what is whole. */
@Injectable()
export class TusReader {
  /** Within one process. Two servers that receive the same piece at once write the same bytes, and what was hashed before sending is compared at the end. */
  private readonly locker = new MemoryLocker();

  constructor(
    private readonly uploads: ResumableUploadService,
    @Inject(RESUMABLE_STAGING) private readonly staging: ResumableStaging,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What the sender says before the first byte. A length told later would escape every limit: it is refused. */
  announced(request: Request): { filename: string; size: number } {
    const length = request.get('upload-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) throw new LengthMissing();
    return { filename: words(request).filename ?? '', size: Number(length) };
  }

  async serve(place: UploadPlace, request: Request, response: Response): Promise<void> {
    let isTaken = false;
    const taken = async () => {
      await this.takeIn(place, request);
      isTaken = true;
    };
    let type = 'text/plain; charset=utf-8';
    typeRefusals(response, () => type);
    const told = (error: ProtocolError) => {
      const { isOurs, ...refusal } = this.told(error);
      if (isOurs) type = 'application/json; charset=utf-8';
      return refusal;
    };
    await this.protocol(place, taken, told).handle(request, response);
    // Only now: the protocol looks at an upload once more after its end.
    if (isTaken) await this.staging.discard(place.uploadId);
  }

  async isWhole({ uploadId }: UploadPlace): Promise<boolean> {
    const { offset, size } = await this.staging.store.getUpload(this.staging.keyOf(uploadId));
    return offset === size;
  }

  async finish(place: UploadPlace, request: Request): Promise<Upload> {
    const upload = await this.takeIn(place, request);
    await this.staging.discard(place.uploadId);
    return upload;
  }

  async discard(uploadId: string): Promise<void> {
    await this.staging.discard(uploadId);
  }

  private async takeIn(place: UploadPlace, request: Request): Promise<Upload> {
    crashPoint('multipart.complete');
    const { metadata } = await this.staging.store.getUpload(this.staging.keyOf(place.uploadId));
    const said: Words = metadata ?? {};
    return this.uploads.finish(actorOf(request), place, {
      file: () => this.arrived(place, said),
      role: roleNamed(said.role),
    });
  }

  private async arrived({ uploadId }: UploadPlace, said: Words): Promise<IncomingFile> {
    return {
      content: await this.staging.read(uploadId),
      filename: said.filename ?? '',
      claimedMime: said.filetype ?? null,
      expectedSha256: said.sha256 ?? null,
    };
  }

  private protocol(
    place: UploadPlace,
    taken: () => Promise<void>,
    told: (error: ProtocolError) => { status_code: number; body: string },
  ): Server {
    const key = this.staging.keyOf(place.uploadId);
    return new Server({
      path: `/brouillons/${place.draftId}/envois`,
      datastore: this.staging.store,
      locker: this.locker,
      maxSize: this.settings.maxFileBytes,
      namingFunction: () => key,
      getFileIdFromRequest: () => key,
      // Never an address made of what a request says of its host.
      generateUrl: (_request, { path }) => `${path}/${place.uploadId}`,
      allowedOrigins: () => false,
      onUploadFinish: async () => {
        await taken();
        return {};
      },
      onResponseError: (_request, error) => told(error),
    });
  }

  /** The protocol's own refusals keep their status; what our use cases refuse has its code; the rest is the store's. */
  private told(error: ProtocolError): { status_code: number; body: string; isOurs: boolean } {
    if ('status_code' in error && error !== ERRORS.FILE_WRITE_ERROR) return { ...error, isOurs: false };
    const { status, code, message } = answerTo(
      error instanceof Error ? error : new StoreUnavailable('il n’écrit plus'),
    );
    if (status >= 500) this.logger.error({ room: 'deposits', err: error }, 'a piece of an upload failed');
    const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
    return { status_code: status, body, isOurs: true };
  }
}

type ProtocolError = Error | { status_code: number; body: string };

/** The protocol calls each of its refusals plain text, those too that we gave it as JSON. */
function typeRefusals(response: Response, type: () => string): void {
  const write = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = ((status: number, words: string, headers?: (string | string[])[]) => {
    const pairs = headers?.flat() ?? [];
    const at = pairs.findIndex((each, place) => place % 2 === 0 && each.toLowerCase() === 'content-type');
    return write(status, words, status >= 400 && at >= 0 ? pairs.with(at + 1, type()) : pairs);
  }) as typeof response.writeHead;
}

/** What the sender says of the file; unreadable words are the protocol's to refuse. */
function words(request: Request): Words {
  try {
    return Metadata.parse(request.get('upload-metadata'));
  } catch {
    return {};
  }
}
