import {
  Controller,
  ForbiddenException,
  Inject,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, Forbidden, NotFound, Refusal, requireAccount } from '#platform/authorization';
import { SETTINGS, type Settings } from '#platform/config';
import { actorOf } from '#platform/http';
import { ObjectStorageError } from '#platform/object-storage';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { HeldFiles } from './held-files.js';
import { receiveForm } from './multipart.reader.js';
import { roleNamed } from '../draft/part.js';
import { ProgramErrors } from './program-errors.filter.js';
import { FileMissing } from '../resource/resource.errors.js';
import type { Upload } from './upload.js';

/** The doors of files: a program's, which answers JSON, and the form of a draft, which answers with its page. */
@Controller()
export class DepositController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
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
    const { uploads } = await this.receiveAll(actor, request, null);
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
    const { uploads, fields } = await this.receiveAll(actor, request, draft.resourceId);
    const role = roleNamed(fields.role);
    for (const upload of uploads)
      if (upload.state === 'accepted') await this.parts.attachFile(actor, draft.id, upload.id, role);
  }

  /** Proprietary files last, whatever the order of the form: their open twins are known by then. */
  private async receiveAll(
    actor: Actor,
    request: Request,
    resourceId: string | null,
  ): Promise<{ uploads: Upload[]; fields: Record<string, string> }> {
    const uploads: Upload[] = [];
    const held = new HeldFiles(this.settings.maxFileBytes);
    try {
      const fields = await receiveForm(request, async (file) => {
        if (HeldFiles.waits(file)) await held.add(file);
        else uploads.push(await this.deposits.receive(actor, file, resourceId));
      });
      for (const file of held.each()) uploads.push(await this.deposits.receive(actor, file, resourceId));
      return { uploads, fields };
    } finally {
      await held.clear();
    }
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
