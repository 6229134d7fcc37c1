import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { pageOf, sliceOf } from '../collection/page-slice.js';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { IMPACT_PER_PAGE, impactView } from './impact.js';
import { eraseUseLineMutation, impactQuery, resourceUsesQuery } from './impact.operation.js';
import { LINES_PER_PAGE, resourceUsesView } from './resource-uses.js';

/** What became of what she made: for her alone. */
@Controller('mes/impact')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ImpactController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async all(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = pageOf(query);
    const data = await this.pages.run(impactQuery, sliceOf(page, IMPACT_PER_PAGE), response);
    this.pages.show(response, data, impactView(existing(data.me).impact, page));
  }

  @Get(':slug')
  async one(@Res() response: Response, @Param('slug') slug: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, slug, { page: pageOf(query), done: textOf(query, 'fait'), problems: [] });
  }

  @Post(':slug/effacer')
  async erase(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const input = { id: textOf(body, 'line') };
    const { eraseUseLine } = await this.pages.run(eraseUseLineMutation, { input }, response);
    if (eraseUseLine.userErrors.length > 0)
      return this.show(response, slug, { page: 1, problems: eraseUseLine.userErrors });
    this.pages.redirect(response, `/mes/impact/${slug}?fait=ligne-effacee`);
  }

  private async show(
    response: Response,
    slug: string,
    { page, done, problems }: { page: number; done?: string; problems: readonly Problem[] },
  ): Promise<void> {
    const data = await this.pages.run(
      resourceUsesQuery,
      { slug, ...sliceOf(page, LINES_PER_PAGE) },
      response,
    );
    const resource = existing(data.resource);
    const view = resourceUsesView({ ...resource, uses: existing(resource.uses) }, { page, done, problems });
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
