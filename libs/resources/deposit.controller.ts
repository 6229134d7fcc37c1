import {
  Controller,
  ForbiddenException,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, Forbidden, NotFound, Refusal, requireAccount } from '#platform/authorization';
import { actorOf } from '#platform/http';
import { ObjectStorageError } from '#platform/object-storage';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftService } from './draft.service.js';
import type { Draft } from './draft.js';
import { type FormFile, receiveForm } from './multipart.reader.js';
import { roleNamed } from './part.js';
import { ProgramErrors } from './program-errors.filter.js';
import { FileMissing } from './resource.errors.js';
import type { Upload } from './upload.js';

/** The doors of files: a program's, which answers JSON, and the form of a draft, which answers with its page. */
@Controller()
export class DepositController {
  constructor(
    private readonly deposits: DepositService,
    private readonly parts: DraftPartsService,
    private readonly drafts: DraftService,
  ) {}

  /** One file in `file`; answers `{ uploads: [{ id, filename, state, reason, message, sha256, size }] }`, 201 or 422 when all were refused. */
  @Post('/depots')
  @UseFilters(ProgramErrors)
  async program(@Req() request: Request, @Res() response: Response): Promise<void> {
    const actor = actorOf(request);
    requireAccount(actor);
    const uploads: Upload[] = [];
    await receiveForm(
      request,
      async (file) => void uploads.push(await this.deposits.receive(actor, file, null)),
    );
    if (uploads.length === 0) throw new FileMissing();
    const accepted = uploads.some((upload) => upload.state === 'accepted');
    response.status(accepted ? 201 : 422).json({ uploads: uploads.map(publicUpload) });
  }

  /** The form of a draft's files: each is attached, or refused beside the draft; then the page again. */
  @Post('/brouillons/:id/fichiers')
  async form(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const actor = actorOf(request);
    if (actor.accountId === null)
      return response.redirect(303, `/connexion?suite=${encodeURIComponent(`/brouillons/${id}/fichiers`)}`);
    const draft = await this.changeable(actor, id);
    try {
      await this.attachAll(actor, draft, request);
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof ObjectStorageError)) throw error;
      return response.redirect(
        303,
        `/brouillons/${encodeURIComponent(id)}/fichiers?erreur=${encodeURIComponent(error.code)}`,
      );
    }
    response.redirect(303, `/brouillons/${encodeURIComponent(id)}/fichiers`);
  }

  /** Before the first byte is read: what is not hers has no form to come back to. */
  private async changeable(actor: Actor, id: string): Promise<Draft> {
    try {
      return await this.drafts.getChangeable(actor, id);
    } catch (error) {
      if (error instanceof NotFound) throw new NotFoundException();
      if (error instanceof Forbidden) throw new ForbiddenException();
      throw error;
    }
  }

  private async attachAll(actor: Actor, draft: Draft, request: Request): Promise<void> {
    const received: Upload[] = [];
    const fields = await receiveForm(request, async (file: FormFile) => {
      const hasOpenTwin = received.some((upload) => upload.state === 'accepted');
      received.push(await this.deposits.receive(actor, { ...file, hasOpenTwin }, draft.resourceId));
    });
    const role = roleNamed(fields.role);
    for (const upload of received)
      if (upload.state === 'accepted') await this.parts.attachFile(actor, draft.id, upload.id, role);
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
