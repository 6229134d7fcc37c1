import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, optionalText } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { coverageQuery } from './coverage.operation.js';
import { coverageView } from './coverage.js';

/** What there is of what is taught. */
@Controller('couverture')
@UseFilters(PageErrors)
export class CoverageController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async show(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const asked = { cycle: optionalText(query, 'cycle'), theme: optionalText(query, 'theme') };
    const data = await this.pages.run(coverageQuery, asked, response);
    const mayOpen = (data.me?.callTerritories.length ?? 0) > 0;
    this.pages.show(response, data, coverageView(existing(data.coverage), { mayOpen }));
  }
}
