import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  Param,
  Post,
  Query,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { Response } from 'express';
import type { OwnResourceQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { choiceOf, emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { slugIn } from '../layout/safe-path.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { existing } from '../layout/existing.js';
import { shelfUpdatesQuery } from '../update/update.operation.js';
import { CATEGORIES, correctTitleView, type OwnResource, withdrawView } from './own-resource.js';
import { shelfView } from './shelf.js';
import {
  correctTitleMutation,
  ownResourceQuery,
  shelfQuery,
  startVersionMutation,
  withdrawMutation,
} from './shelf.operation.js';

/** My resources and what their author may do with each. */
@Controller('mes/ressources')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ShelfController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async shelf(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(shelfQuery, {}, response);
    const { me } = await this.pages.run(shelfUpdatesQuery, {}, response);
    const beside = new Map(me?.resources.map((resource) => [resource.id, resource]));
    this.pages.show(response, data, shelfView(existing(data.me), beside, textOf(query, 'fait')));
  }

  @Post(':slug/version')
  async startVersion(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const { resource } = await this.own(response, slug);
    const { startVersion } = await this.pages.run(
      startVersionMutation,
      { input: { id: resource.id } },
      response,
    );
    if (!startVersion.draft) return this.pages.redirect(response, `/r/${slug}`);
    const source = optionalText(body, 'source');
    const update = source ? `/mise-a-jour/${encodeURIComponent(source)}` : '';
    this.pages.redirect(response, `/brouillons/${startVersion.draft.id}${update}`);
  }

  @Get(':slug/titre')
  async title(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { data, resource } = await this.own(response, slug, 'update');
    const form = { values: { title: existing(resource.version).title }, problems: [] };
    this.pages.show(response, data, correctTitleView(resource, form));
  }

  @Post(':slug/titre')
  async correctTitle(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const { data, resource } = await this.own(response, slug);
    const input = { id: resource.id, title: textOf(body, 'title') };
    const { correctTitle } = await this.pages.run(correctTitleMutation, { input }, response);
    if (correctTitle.resource)
      return this.pages.redirect(response, `/r/${correctTitle.resource.slug}?fait=titre`);
    const form: FormState = { values: body, problems: correctTitle.userErrors };
    this.pages.show(response, data, correctTitleView(resource, form), 422);
  }

  @Get(':slug/retirer')
  async confirmWithdraw(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { data, resource } = await this.own(response, slug, 'withdraw');
    this.pages.show(response, data, withdrawView(resource, emptyForm));
  }

  @Post(':slug/retirer')
  async withdraw(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const { data, resource } = await this.own(response, slug);
    const category = choiceOf(body, 'category', CATEGORIES);
    const replacement = optionalText(body, 'replacement');
    const input = {
      id: resource.id,
      category: category ?? ('OTHER' as const),
      reason: textOf(body, 'reason'),
      replacement: replacement && (slugIn(replacement) ?? replacement),
    };
    const { withdrawResource } = await this.pages.run(withdrawMutation, { input }, response);
    if (withdrawResource.resource) return this.pages.redirect(response, '/mes/ressources?fait=retire');
    const form: FormState = { values: body, problems: withdrawResource.userErrors };
    this.pages.show(response, data, withdrawView(resource, form), 422);
  }

  /** The resource behind a form; a form that could not be sent is not shown. The mutation decides again for itself. */
  private async own(
    response: Response,
    slug: string,
    toShow?: 'update' | 'withdraw',
  ): Promise<{ data: OwnResourceQuery; resource: OwnResource }> {
    const data = await this.pages.run(ownResourceQuery, { slug }, response);
    const resource = existing(data.resource);
    if (toShow && !resource.viewerCan[toShow]) throw new ForbiddenException();
    return { data, resource };
  }
}
