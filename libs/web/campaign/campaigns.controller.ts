import { Controller, Get, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { campaignQuery, campaignsQuery } from './campaign.operation.js';
import { campaignView } from './campaign.js';
import { CAMPAIGNS_PER_PAGE, campaignsView } from './campaigns.js';

/** Campaigns of review, as everybody reads them. */
@Controller('campagnes')
@UseFilters(PageErrors)
export class CampaignsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * CAMPAIGNS_PER_PAGE - 1) : null;
    const data = await this.pages.run(campaignsQuery, { first: CAMPAIGNS_PER_PAGE, after }, response);
    this.pages.show(response, data, campaignsView(data, page, textOf(query, 'ressource')));
  }

  @Get(':slug')
  async read(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const data = await this.pages.run(campaignQuery, { slug }, response);
    this.pages.show(response, data, campaignView(existing(data.campaign)));
  }
}
