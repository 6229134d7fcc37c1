import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { choiceOf, type FormBody, optionalText, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { existing } from '../layout/existing.js';
import {
  dismissRefusedFileMutation,
  moveFileMutation,
  removeFileMutation,
  updateFileMutation,
} from './files.operation.js';
import { depositProblems } from './deposit-problems.js';
import { filesView, ROLE_LABELS } from './files.js';
import { recognisedQuery } from './recognised.operation.js';
import { rightsQuery } from './rights.operation.js';
import { stepPath } from './steps.js';

const ROLES = Object.keys(ROLE_LABELS) as (keyof typeof ROLE_LABELS)[];

/** The files of a draft. Depositing is not here: bytes have their own door. */
@Controller('brouillons/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AttachmentsController {
  constructor(private readonly pages: Pages) {}

  @Get('fichiers')
  async files(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.showFiles(response, id, depositProblems(textOf(query, 'erreur')));
  }

  /** The addresses that only receive forms, when one is read again. */
  @Get('fichiers/:file')
  backToFiles(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, stepPath(id, 'FILES'));
  }

  @Post('fichiers/:file')
  async changeFile(
    @Res() response: Response,
    @Param() at: { id: string; file: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const problems = await this.applyToFile(response, { draftId: at.id, id: at.file }, body);
    if (problems.length > 0) return this.showFiles(response, at.id, problems);
    this.pages.redirect(response, stepPath(at.id, 'FILES'));
  }

  @Post('fichiers/refuses/:refused')
  async dismiss(@Res() response: Response, @Param() at: { id: string; refused: string }): Promise<void> {
    const input = { draftId: at.id, id: at.refused };
    await this.pages.run(dismissRefusedFileMutation, { input }, response);
    this.pages.redirect(response, stepPath(at.id, 'FILES'));
  }

  private async applyToFile(
    response: Response,
    file: { draftId: string; id: string },
    body: FormBody,
  ): Promise<readonly Problem[]> {
    switch (textOf(body, 'action')) {
      case 'monter':
        return (await this.pages.run(moveFileMutation, { input: { ...file, direction: 'UP' } }, response))
          .moveFile.userErrors;
      case 'descendre':
        return (await this.pages.run(moveFileMutation, { input: { ...file, direction: 'DOWN' } }, response))
          .moveFile.userErrors;
      case 'retirer':
        return (await this.pages.run(removeFileMutation, { input: file }, response)).removeFile.userErrors;
      default: {
        const input = {
          ...file,
          role: choiceOf(body, 'role', ROLES),
          licence: optionalText(body, 'licence'),
          main: textOf(body, 'action') === 'principal' ? true : null,
        };
        return (await this.pages.run(updateFileMutation, { input }, response)).updateFile.userErrors;
      }
    }
  }

  private async showFiles(response: Response, id: string, problems: readonly Problem[] = []): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const recognised = (await this.pages.run(recognisedQuery, { id }, response)).draft;
    const page = { licences: data.offeredLicences, recognised, problems };
    const view = filesView(existing(data.draft), page);
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
