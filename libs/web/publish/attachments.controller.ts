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
import { fillRights, rightsView } from './rights.js';
import {
  askQuestionMutation,
  declareItemMutation,
  removeItemMutation,
  rightsQuery,
} from './rights.operation.js';
import { stepPath } from './steps.js';

const ROLES = Object.keys(ROLE_LABELS) as (keyof typeof ROLE_LABELS)[];

/** What hangs on a draft: its files, what comes from others, the question about rights. Depositing is not here: bytes have their own door. */
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

  @Get(['droits/elements', 'droits/question'])
  backToRights(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, stepPath(id, 'RIGHTS'));
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

  @Post('droits/elements')
  async declareItem(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      draftId: id,
      title: textOf(body, 'title'),
      author: textOf(body, 'author'),
      sourceUrl: optionalText(body, 'sourceUrl'),
      licence: textOf(body, 'itemLicence'),
      lastUpdate: optionalText(body, 'lastUpdate'),
    };
    const { declarePart } = await this.pages.run(declareItemMutation, { input }, response);
    const { userErrors } = declarePart;
    if (userErrors.length === 0)
      return this.pages.redirect(response, `${stepPath(id, 'RIGHTS')}#thirdPartyItems`);
    const problems = userErrors.map((problem) =>
      problem.field === 'licence' ? { ...problem, field: 'itemLicence' } : problem,
    );
    await this.refuseRights(response, id, { ...body, others: 'oui' }, problems);
  }

  @Post('droits/elements/:item/retirer')
  async removeItem(@Res() response: Response, @Param() at: { id: string; item: string }): Promise<void> {
    await this.pages.run(removeItemMutation, { input: { draftId: at.id, id: at.item } }, response);
    this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#thirdPartyItems`);
  }

  @Post('droits/question')
  async ask(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { draftId: id, question: textOf(body, 'question') };
    const { askLicenceQuestion } = await this.pages.run(askQuestionMutation, { input }, response);
    if (askLicenceQuestion.userErrors.length > 0)
      return this.refuseRights(response, id, body, askLicenceQuestion.userErrors);
    this.pages.redirect(response, `/brouillons/${id}?fait=question`);
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

  private async refuseRights(
    response: Response,
    id: string,
    body: FormBody,
    problems: readonly Problem[],
  ): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const draft = existing(data.draft);
    const form = { values: { ...fillRights(draft), ...body }, problems };
    const sources = (await this.pages.run(recognisedQuery, { id }, response)).draft;
    const page = { licences: data.offeredLicences, form, sources };
    this.pages.show(response, data, rightsView(draft, page), 422);
  }
}
