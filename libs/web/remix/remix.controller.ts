import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { RemixedPart } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, listOf, numberOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { remixView } from './remix.js';
import { remixMutation, remixQuery } from './remix.operation.js';

const PARTS: readonly RemixedPart[] = ['FILES', 'TEXT', 'SHEET'];

@Controller('r/:slug/adapter')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class RemixController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async form(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, { slug, number: numberOf(query, 'v') }, emptyForm);
  }

  @Post()
  async remix(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const number = numberOf(body, 'version');
    const take = PARTS.filter((part) => listOf(body, 'take').includes(part));
    const input = { id: slug, version: number, take, reasons: listOf(body, 'reasons') };
    const { remixResource } = await this.pages.run(remixMutation, { input }, response);
    if (remixResource.draft)
      return this.pages.redirect(response, `/brouillons/${remixResource.draft.id}?fait=adaptation`);
    // Nothing ticked is an answer too: shown again, it must not come back ticked.
    const values = { ...body, take: listOf(body, 'take') };
    await this.show(response, { slug, number }, { values, problems: remixResource.userErrors });
  }

  private async show(
    response: Response,
    at: { slug: string; number: number | null },
    form: FormState,
  ): Promise<void> {
    const data = await this.pages.run(remixQuery, at, response);
    const resource = existing(data.resource);
    // Withdrawn or hidden: its own page says so.
    if (!resource.version) return this.pages.redirect(response, `/r/${resource.slug}`);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(
      response,
      data,
      remixView({ resource, version: resource.version, reasons: data.vocabulary }, form),
      status,
    );
  }
}
