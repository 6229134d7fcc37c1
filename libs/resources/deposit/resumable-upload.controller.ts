import { Controller, Delete, Get, Head, Param, Patch, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CredentialReader } from '#identity';
import { actorOf } from '#platform/http';
import { ProgramErrors } from './program-errors.filter.js';
import { ResumableUploadService, type UploadPlace } from './resumable-upload.service.js';
import { TusReader } from './tus.reader.js';
import type { Upload } from './upload.js';

/** A revoked session is out within five seconds, also in the middle of a long piece. */
const CREDENTIAL_CHECK_MS = 4_000;

interface Place {
  readonly id: string;
  readonly upload: string;
}

/**
 * The door of files that come in pieces (tus 1.0.0, https://tus.io/protocols/resumable-upload). Every request asks again
 * who calls and whether the draft is still hers.
 */
@Controller('/brouillons/:id/envois')
@UseFilters(ProgramErrors)
export class ResumableUploadController {
  constructor(
    private readonly uploads: ResumableUploadService,
    private readonly tus: TusReader,
    private readonly credentials: CredentialReader,
  ) {}

  @Post()
  async begin(@Param('id') draftId: string, @Req() request: Request, @Res() response: Response) {
    const announced = this.tus.announced(request);
    const { id } = await this.uploads.begin(actorOf(request), draftId, announced);
    await this.tus.serve({ draftId, uploadId: id }, request, response);
  }

  @Head(':upload')
  async offset(@Param() at: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const place = placeOf(at);
    const upload = await this.uploads.get(actorOf(request), place);
    if (upload.state !== 'staged') return whole(response, upload);
    if (await this.tus.isWhole(place)) return whole(response, await this.tus.finish(place, request));
    await this.tus.serve(place, request, response);
  }

  /** What became of it, for the page that sent it. */
  @Get(':upload')
  async outcome(@Param() at: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { state, filename, reason, message } = await this.uploads.get(actorOf(request), placeOf(at));
    response.set('Cache-Control', 'no-store').json({ state, name: filename, reason, message });
  }

  @Patch(':upload')
  async piece(@Param() at: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const place = placeOf(at);
    await this.uploads.get(actorOf(request), place);
    const watch = setInterval(() => void this.stopWhenRevoked(request), CREDENTIAL_CHECK_MS);
    try {
      await this.tus.serve(place, request, response);
    } finally {
      clearInterval(watch);
    }
  }

  /** Some school proxies know GET and POST alone: the piece, or the end, comes as a POST that says what it is. */
  @Post(':upload')
  async overridden(@Param() at: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const method = request.get('x-http-method-override');
    request.method = method === 'DELETE' ? 'DELETE' : 'PATCH';
    return method === 'DELETE' ? this.cancel(at, request, response) : this.piece(at, request, response);
  }

  @Delete(':upload')
  async cancel(@Param() at: Place, @Req() request: Request, @Res() response: Response): Promise<void> {
    const place = placeOf(at);
    await this.uploads.get(actorOf(request), place);
    await this.tus.discard(place.uploadId);
    await this.uploads.forget(place.uploadId);
    response.status(204).set('Tus-Resumable', '1.0.0').end();
  }

  /** What came so far is kept; a database that cannot say counts as a no, since the sender only has to go on later. */
  private async stopWhenRevoked(request: Request): Promise<void> {
    const isValid = await this.credentials.isStillValid(request).catch(() => false);
    if (!isValid) request.destroy(new Error('the credential is over'));
  }
}

const placeOf = ({ id, upload }: Place): UploadPlace => ({ draftId: id, uploadId: upload });

/** An upload that ended: there is nothing left to send, whatever became of it. */
function whole(response: Response, { size }: Upload): void {
  response
    .status(200)
    .set({
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': size,
      'Upload-Length': size,
      'Cache-Control': 'no-store',
    })
    .end();
}
