import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import { apiView } from './api.js';

@Controller('api')
@UseFilters(PageErrors)
export class ApiController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async explain(@Res() response: Response): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), apiView(this.pages.origins.pages));
  }
}
