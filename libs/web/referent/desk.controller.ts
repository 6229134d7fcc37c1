import { Controller, Get, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { DESK_PER_PAGE, deskView } from './desk.js';
import { deskQuery } from './referent.operation.js';

@Controller('referent')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class DeskController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async desk(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * DESK_PER_PAGE - 1) : null;
    const data = await this.pages.run(deskQuery, { first: DESK_PER_PAGE, after }, response);
    this.pages.show(response, data, deskView(existing(data.me), page, textOf(query, 'fait')));
  }
}
