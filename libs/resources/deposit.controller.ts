import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, Forbidden, NotFound, Refusal } from '#platform/authorization';
import { actorOf } from '#platform/http';
import { ObjectStorageError } from '#platform/object-storage';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftRepository } from './draft.repository.js';
import { type FormFile, receiveForm } from './multipart.reader.js';
import type { PartRole } from './part.js';
import type { Upload } from './upload.js';

const roles = new Set<string>(['editable', 'printable', 'answers', 'media', 'annex']);

/** The doors of files: a program's, which answers JSON, and the form of a draft, which answers with its page. */
@Controller()
export class DepositController {
  constructor(
    private readonly deposits: DepositService,
    private readonly parts: DraftPartsService,
    private readonly repository: DraftRepository,
  ) {}

  /** One file in `file`; answers `{ uploads: [{ id, filename, state, reason, message, sha256, size }] }`, 201 or 422 when all were refused. */
  @Post('/depots')
  async program(@Req() request: Request, @Res() response: Response): Promise<void> {
    const actor = actorOf(request);
    if (actor.accountId === null)
      return void response
        .status(401)
        .json(refusalBody('UNAUTHENTICATED', 'Connectez-vous, ou joignez un jeton d’accès.'));
    await answering(response, async () => {
      const uploads: Upload[] = [];
      await receiveForm(
        request,
        async (file) => void uploads.push(await this.deposits.receive(actor, file, null)),
      );
      if (uploads.length === 0)
        return void response
          .status(400)
          .json(refusalBody('FILE_MISSING', 'Aucun fichier reçu : le champ se nomme « file ».'));
      const accepted = uploads.some((upload) => upload.state === 'accepted');
      response.status(accepted ? 201 : 422).json({ uploads: uploads.map(publicUpload) });
    });
  }

  /** The form of a draft's files: each is attached, or refused beside the draft; then the page again. */
  @Post('/brouillons/:id/fichiers')
  async form(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const actor = actorOf(request);
    if (actor.accountId === null)
      return response.redirect(303, `/connexion?suite=${encodeURIComponent(`/brouillons/${id}/fichiers`)}`);
    try {
      await this.attachAll(actor, id, request);
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof ObjectStorageError)) throw error;
      if (error instanceof NotFound) return response.redirect(303, `/brouillons/${encodeURIComponent(id)}`);
      return response.redirect(
        303,
        `/brouillons/${encodeURIComponent(id)}/fichiers?erreur=${encodeURIComponent(error.code)}`,
      );
    }
    response.redirect(303, `/brouillons/${encodeURIComponent(id)}/fichiers`);
  }

  private async attachAll(actor: Actor, draftId: string, request: Request): Promise<void> {
    const draft = await this.repository.find(draftId);
    if (!draft) throw new NotFound();
    const received: Upload[] = [];
    const fields = await receiveForm(request, async (file: FormFile) => {
      const hasOpenTwin = received.some((upload) => upload.state === 'accepted');
      received.push(await this.deposits.receive(actor, { ...file, hasOpenTwin }, draft.resourceId));
    });
    const role = roles.has(fields.role ?? '') ? (fields.role as PartRole) : null;
    for (const upload of received)
      if (upload.state === 'accepted') await this.parts.attachFile(actor, draftId, upload.id, role);
  }
}

const publicUpload = ({ id, filename, state, reason, message, blobSha256, size }: Upload) => ({
  id,
  filename,
  state,
  reason,
  message,
  sha256: blobSha256,
  size: Number(size),
});

const refusalBody = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

async function answering(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ObjectStorageError)
      return void response
        .status(503)
        .set('Retry-After', '5')
        .json(refusalBody(error.code, 'Fichiers momentanément indisponibles. Réessayez dans un instant.'));
    if (!(error instanceof Refusal)) throw error;
    response
      .status(error instanceof NotFound ? 404 : error instanceof Forbidden ? 403 : 422)
      .json(refusalBody(error.code, error.problems[0]?.message ?? ''));
  }
}
