import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { filesView } from './files.js';
import type { Recognised } from './recognised.js';
import { dismissRecognitionMutation, nameSourceMutation, recognisedQuery } from './recognised.operation.js';
import { rightsQuery } from './rights.operation.js';
import { stepPath } from './steps.js';

/** What an author says of a source that was recognised. */
@Controller('brouillons/:id/reconnus/:recognition')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class RecognisedController {
  constructor(private readonly pages: Pages) {}

  /** The address only receives forms: read again, it leads back to the page. */
  @Get()
  back(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, stepPath(id, 'FILES'));
  }

  /** Answered twice, or gone meanwhile: the page that follows says what is left. */
  @Post()
  async answer(
    @Res() response: Response,
    @Param() at: { id: string; recognition: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const isSource = textOf(body, 'reponse') === 'source';
    const problems = isSource ? await this.name(response, at) : await this.dismiss(response, at);
    if (problems.length > 0) return this.showAgain(response, at.id, problems);
    // A source asks what was changed: that is said beside the rights.
    const isAmongRights = isSource || textOf(body, 'etape') === 'RIGHTS';
    this.pages.redirect(response, stepPath(at.id, isAmongRights ? 'RIGHTS' : 'FILES'));
  }

  private async dismiss(response: Response, at: { id: string; recognition: string }): Promise<Problem[]> {
    const input = { draftId: at.id, id: at.recognition };
    await this.pages.run(dismissRecognitionMutation, { input }, response);
    return [];
  }

  /** The version that was recognised, and not the newest: it is what the file was made from. */
  private async name(
    response: Response,
    at: { id: string; recognition: string },
  ): Promise<readonly Problem[]> {
    const draft = existing(await this.recognised(response, at.id));
    const recognition = draft.recognitions.find(({ id }) => id === at.recognition);
    if (!recognition) return [];
    const { resource, source } = recognition;
    const input = { draftId: at.id, resource: resource.id, version: source.number };
    return (await this.pages.run(nameSourceMutation, { input }, response)).addSource.userErrors;
  }

  private async showAgain(response: Response, id: string, problems: readonly Problem[]): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const recognised = await this.recognised(response, id);
    const page = { licences: data.offeredLicences, recognised, problems };
    this.pages.show(response, data, filesView(existing(data.draft), page), 422);
  }

  private async recognised(response: Response, id: string): Promise<Recognised | null> {
    return (await this.pages.run(recognisedQuery, { id }, response)).draft ?? null;
  }
}
