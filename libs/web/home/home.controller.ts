import { Controller, Get, Param, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { pageOf, sliceOf } from '../collection/page-slice.js';
import { existing } from '../layout/existing.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { homeCallsQuery, homeCollectionsQuery, homeQuery, homeRowQuery } from './home.operation.js';
import { CALLS_ON_HOME, COLLECTIONS_ON_HOME, hasRoom, homeView } from './home.js';
import { CARDS_PER_PAGE, personalRow, rowView } from './row.js';

@Controller()
@UseFilters(PageErrors)
export class HomeController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async home(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const personal = this.pages.preferences(response).home !== 'common';
    const data = await this.pages.run(homeQuery, { personal }, response);
    const [gathered, called] = await Promise.all([
      hasRoom(data) && this.pages.run(homeCollectionsQuery, { first: COLLECTIONS_ON_HOME }, response),
      this.pages.run(homeCallsQuery, { first: CALLS_ON_HOME }, response),
    ]);
    const shown = { collections: gathered ? gathered.collections : null, calls: called.concerningCalls };
    this.pages.show(response, data, homeView({ data, ...shown, personal, done: textOf(query, 'fait') }));
  }

  /** One row of hers, whole. */
  @Get('rangees/:row')
  @UseGuards(SignInRequired)
  async row(@Res() response: Response, @Param('row') name: string, @Query() query: FormBody): Promise<void> {
    const row = existing(personalRow(name));
    const page = pageOf(query);
    const variables = { id: row.id, ...sliceOf(page, CARDS_PER_PAGE) };
    const data = await this.pages.run(homeRowQuery, variables, response);
    this.pages.show(response, data, rowView(row, data.homeRow, page));
  }
}
