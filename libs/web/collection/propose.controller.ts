import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, isChecked, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { readPath } from './collection-path.js';
import { proposeView } from './propose.js';
import { proposeToMutation, proposeToQuery } from './proposals.operation.js';

/** « Proposer une ressource » to a collection of others. */
@Controller('c/:slug/proposer')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ProposeToCollectionController {
  constructor(private readonly pages: Pages) {}

  /** `?ressource=`: where she came from one. */
  @Get()
  async begin(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, { values: { resource: textOf(query, 'ressource') }, problems: [] });
  }

  @Post()
  async propose(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      collection: slug,
      resource: textOf(body, 'resource'),
      reason: textOf(body, 'reason'),
      named: !isChecked(body, 'unnamed'),
    };
    const { proposeToCollection } = await this.pages.run(proposeToMutation, { input }, response);
    if (!proposeToCollection.proposal)
      return this.show(response, slug, { values: body, problems: proposeToCollection.userErrors });
    this.pages.redirect(response, `${readPath(slug)}?fait=proposee-collection`);
  }

  private async show(response: Response, slug: string, form: FormState): Promise<void> {
    const data = await this.pages.run(proposeToQuery, { slug }, response);
    const collection = existing(data.collection);
    existing(collection.viewerCan.propose || null);
    this.pages.show(response, data, proposeView(collection, form), form.problems.length > 0 ? 422 : 200);
  }
}
