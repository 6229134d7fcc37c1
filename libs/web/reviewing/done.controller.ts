import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { doneQuery, showReviewsMutation } from './done.operation.js';
import { doneView, SENT_PER_PAGE } from './done.js';

/** The reviews that somebody sent, and whether her page counts them. */
@Controller('relire/faites')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class DoneController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * SENT_PER_PAGE - 1) : null;
    const data = await this.pages.run(doneQuery, { first: SENT_PER_PAGE, after }, response);
    this.pages.show(response, data, doneView(existing(data.me), page, textOf(query, 'fait')));
  }

  @Post('visibilite')
  async show(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const showsReviews = textOf(body, 'montrer') === 'oui';
    await this.pages.run(showReviewsMutation, { input: { showsReviews } }, response);
    const done = showsReviews ? 'relectures-montrees' : 'relectures-cachees';
    this.pages.redirect(response, `/relire/faites?fait=${done}`);
  }
}
