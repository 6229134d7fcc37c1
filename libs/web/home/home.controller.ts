import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import { homeCollectionsQuery, homeQuery } from './home.operation.js';
import { homeView } from './home.js';

@Controller()
@UseFilters(PageErrors)
export class HomeController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async home(@Res() response: Response, @Query('fait') done?: string): Promise<void> {
    const [data, { collections }] = await Promise.all([
      this.pages.run(homeQuery, {}, response),
      this.pages.run(homeCollectionsQuery, {}, response),
    ]);
    this.pages.show(response, data, homeView(data, collections, done));
  }
}
