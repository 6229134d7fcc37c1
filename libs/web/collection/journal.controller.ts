import { Controller, Get, Param, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import type { FormBody } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { collectionJournalQuery } from './journal.operation.js';
import { collectionJournalView, LINES_PER_PAGE } from './journal.js';
import { pageOf, sliceOf } from './page-slice.js';

/** Who changed what in a collection. */
@Controller('collections/:id/modifier/journal')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class CollectionJournalController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const page = pageOf(query);
    const variables = { id, ...sliceOf(page, LINES_PER_PAGE) };
    const data = await this.pages.run(collectionJournalQuery, variables, response);
    const collection = existing(data.collection);
    const journal = existing(collection.journal);
    this.pages.show(response, data, collectionJournalView({ ...collection, journal }, page));
  }
}
