import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { campaignFormView, fillCampaign, newCampaignView, readCampaign } from './campaign-form.js';
import {
  campaignFormQuery,
  createCampaignMutation,
  newCampaignQuery,
  territoryByCodeQuery,
  updateCampaignMutation,
} from './referent.operation.js';

/** A campaign while it is a draft: a title and a place first, then all that may be left as usual. */
@Controller('referent/campagnes')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class PrepareController {
  constructor(private readonly pages: Pages) {}

  @Get('nouvelle')
  async begin(@Res() response: Response): Promise<void> {
    await this.showNew(response, emptyForm);
  }

  @Post('nouvelle')
  async create(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { title: textOf(body, 'title'), territoryId: await this.territoryIn(response, body) };
    const { createCampaign } = await this.pages.run(createCampaignMutation, { input }, response);
    if (!createCampaign.campaign)
      return this.showNew(response, { values: body, problems: createCampaign.userErrors });
    this.pages.redirect(
      response,
      `/referent/campagnes/${createCampaign.campaign.slug}/modifier?fait=campagne`,
    );
  }

  @Get(':slug/modifier')
  async edit(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, {
      everything: textOf(query, 'listes') !== '',
      done: textOf(query, 'fait'),
    });
  }

  @Post(':slug/modifier')
  async update(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const territoryId = await this.territoryIn(response, body);
    const input = { id: slug, territoryId, ...readCampaign(body) };
    const { updateCampaign } = await this.pages.run(updateCampaignMutation, { input }, response);
    if (!updateCampaign.campaign) {
      const refused = { values: body, problems: updateCampaign.userErrors };
      return this.show(response, slug, { everything: false, refused });
    }
    const more = textOf(body, 'suite') !== '';
    this.pages.redirect(
      response,
      `/referent/campagnes/${slug}${more ? '/modifier?listes=tout&' : '?'}fait=enregistre`,
    );
  }

  /** The smaller place, where its code says one; what no code names is refused by the server. */
  private async territoryIn(response: Response, body: FormBody): Promise<string> {
    const code = textOf(body, 'territoryCode').trim();
    if (code === '') return textOf(body, 'territoryId');
    const { territory } = await this.pages.run(territoryByCodeQuery, { code }, response);
    return territory?.id ?? code;
  }

  private async showNew(response: Response, form: FormState): Promise<void> {
    const data = await this.pages.run(newCampaignQuery, {}, response);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, newCampaignView(existing(data.me), form), status);
  }

  private async show(
    response: Response,
    slug: string,
    { everything, done, refused }: { everything: boolean; done?: string; refused?: FormState },
  ): Promise<void> {
    const data = await this.pages.run(campaignFormQuery, { slug }, response);
    const campaign = existing(data.campaign);
    // Once it is open, nothing of it is changed there.
    if (!campaign.viewerCan.update) {
      existing(campaign.viewerCan.manage || null);
      return this.pages.redirect(response, `/referent/campagnes/${campaign.slug}`);
    }
    const form = refused ?? { values: fillCampaign(campaign), problems: [] };
    const view = campaignFormView({ campaign, lists: data, everything, form }, done);
    this.pages.show(response, data, view, refused ? 422 : 200);
  }
}
