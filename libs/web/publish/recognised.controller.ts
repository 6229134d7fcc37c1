import { Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { dismissRecognitionMutation } from './recognised.operation.js';
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
  async dismiss(@Res() response: Response, @Param() at: { id: string; recognition: string }): Promise<void> {
    const input = { draftId: at.id, id: at.recognition };
    await this.pages.run(dismissRecognitionMutation, { input }, response);
    this.pages.redirect(response, stepPath(at.id, 'FILES'));
  }
}
