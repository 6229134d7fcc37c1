import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import { farewellView } from './erasure.js';

/** Where somebody lands whose account is closed: nobody is signed in there. */
@Controller('au-revoir')
@UseFilters(PageErrors)
export class FarewellController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async farewell(@Res() response: Response): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), farewellView());
  }
}
