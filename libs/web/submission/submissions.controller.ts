import { Controller, Get, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { mySubmissionsQuery } from './submission.operation.js';
import { SUBMISSIONS_PER_PAGE, submissionsView } from './submissions.js';

@Controller('mes/relectures')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SubmissionsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * SUBMISSIONS_PER_PAGE - 1) : null;
    const data = await this.pages.run(mySubmissionsQuery, { first: SUBMISSIONS_PER_PAGE, after }, response);
    this.pages.show(response, data, submissionsView(existing(data.me), page));
  }
}
