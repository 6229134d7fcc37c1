import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { h } from 'preact';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, textOf } from '../layout/form.js';
import { ClassCookie } from '#platform/http';
import { Pages } from '../layout/pages.js';
import { filtersView } from './filters.js';
import { readOwnClass } from './own-class-cookie.js';
import { searchView } from './search.js';
import { facetOf, LONGEST_TEXT, readSearchAddress, variablesOf } from './search-address.js';
import { searchQuery } from './search.operation.js';
import { Suggestions } from './suggestions.js';
import { suggestionsQuery } from './suggestions.operation.js';

@Controller('recherche')
@UseFilters(PageErrors)
export class SearchController {
  constructor(
    private readonly pages: Pages,
    private readonly ownClass: ClassCookie,
  ) {}

  @Get()
  async results(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const address = readSearchAddress(query);
    const data = await this.pages.run(searchQuery, variablesOf(address), response);
    const ownClass = readOwnClass(this.ownClass.read(response.req));
    this.pages.show(response, data, searchView(data, address, ownClass));
  }

  @Get('filtres')
  async filters(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const { page, ...search } = readSearchAddress(query);
    const address = { ...search, page: 1 };
    const data = await this.pages.run(searchQuery, variablesOf(address), response);
    const list = facetOf(textOf(query, 'liste'));
    this.pages.show(response, data, filtersView(data, address, { list, page }));
  }

  /** A piece of page for the search field, which asks while one types. */
  @Get('suggestions')
  async suggestions(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const text = textOf(query, 'q').slice(0, LONGEST_TEXT);
    const data = await this.pages.run(suggestionsQuery, { text }, response);
    this.pages.showPiece(response, h(Suggestions, data));
  }
}
