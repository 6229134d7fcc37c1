import { Controller, Get, NotFoundException, Param, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import { cardQuery } from './card.operation.js';

/** The address printed on paper: short to type, and it survives a change of slug. */
@Controller('s')
@UseFilters(PageErrors)
export class ShortAddressController {
  constructor(private readonly pages: Pages) {}

  @Get(':code')
  async follow(@Res() response: Response, @Param('code') code: string): Promise<void> {
    const { resource } = await this.pages.run(cardQuery, { slug: code }, response);
    if (!resource) throw new NotFoundException();
    this.pages.redirect(response, `/r/${resource.slug}`, 302);
  }
}
