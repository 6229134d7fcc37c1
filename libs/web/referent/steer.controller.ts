import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { calendarOf } from './calendar.js';
import {
  archiveCampaignMutation,
  beginClosingCampaignMutation,
  closeCampaignMutation,
  deleteCampaignMutation,
  extendCampaignMutation,
  handOverCampaignMutation,
  openCampaignMutation,
  steerQuery,
} from './referent.operation.js';
import { steerView } from './steer.js';

type Change<Input> = TypedDocumentNode<{ change: { userErrors: readonly Problem[] } }, { input: Input }>;

/** One campaign, from its opening to the archive. */
@Controller('referent/campagnes/:slug')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SteerController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, emptyForm, textOf(query, 'fait'));
  }

  @Get('campagne.ics')
  async calendar(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const campaign = await this.managed(response, slug);
    response.attachment(`${campaign.slug}.ics`);
    this.pages.publish(response, 'text/calendar', 0, calendarOf(campaign, this.pages.origins.pages));
  }

  @Post('ouvrir')
  async open(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.change(response, slug, { mutation: openCampaignMutation, done: 'campagne-ouverte' });
  }

  @Post('prolonger')
  async extend(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { id: slug, closesOn: textOf(body, 'closesOn').trim() };
    const { change } = await this.pages.run(extendCampaignMutation, { input }, response);
    await this.answer(response, slug, { values: body, problems: change.userErrors }, 'campagne-prolongee');
  }

  @Post('terminer')
  async beginClosing(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.change(response, slug, { mutation: beginClosingCampaignMutation, done: 'campagne-terminee' });
  }

  @Post('clore')
  async close(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.change(response, slug, { mutation: closeCampaignMutation, done: 'campagne-close' });
  }

  @Post('archiver')
  async archive(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.change(response, slug, { mutation: archiveCampaignMutation, done: 'campagne-archivee' });
  }

  @Post('confier')
  async handOver(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { id: slug, person: personIn(textOf(body, 'person')) };
    const { change } = await this.pages.run(handOverCampaignMutation, { input }, response);
    await this.answer(response, slug, { values: body, problems: change.userErrors }, 'campagne-confiee');
  }

  @Post('supprimer')
  async delete(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { change } = await this.pages.run(deleteCampaignMutation, { input: { id: slug } }, response);
    if (change.userErrors.length === 0)
      return this.pages.redirect(response, '/referent?fait=campagne-supprimee');
    await this.show(response, slug, { values: {}, problems: change.userErrors });
  }

  private async change(
    response: Response,
    slug: string,
    { mutation, done }: { mutation: Change<{ id: string }>; done: string },
  ): Promise<void> {
    const { change } = await this.pages.run(mutation, { input: { id: slug } }, response);
    await this.answer(response, slug, { values: {}, problems: change.userErrors }, done);
  }

  private async answer(response: Response, slug: string, form: FormState, done: string): Promise<void> {
    if (form.problems.length > 0) return this.show(response, slug, form);
    this.pages.redirect(response, `/referent/campagnes/${encodeURIComponent(slug)}?fait=${done}`);
  }

  private async show(response: Response, slug: string, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(steerQuery, { slug }, response);
    const campaign = existing(data.campaign?.viewerCan.manage ? data.campaign : null);
    const view = steerView({ campaign, form, mine: data.viewer?.person.slug ?? '' }, done);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }

  /** For who runs it alone: to anybody else this page does not exist. */
  private async managed(response: Response, slug: string) {
    const { campaign } = await this.pages.run(steerQuery, { slug }, response);
    return existing(campaign?.viewerCan.manage ? campaign : null);
  }
}

/** People paste the address of a page: what comes after /u/ names the person. */
const personIn = (text: string): string => /\/u\/([^/?#\s]+)/.exec(text)?.[1] ?? text.trim();
