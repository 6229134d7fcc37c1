import { Body, Controller, Get, Param, Post, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { UsedResourceQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, listOf, numberOf, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { usePath } from './use-path.js';
import { thanksView, useView } from './use.js';
import { declareUseMutation, useQuery } from './use.operation.js';

type Found = NonNullable<UsedResourceQuery['resource']>;

/** What the QR code of a sheet opens: ten seconds, without account or cookie. */
@Controller('s/:code/utilise')
@UseFilters(PageErrors)
export class UseController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async form(@Res() response: Response, @Param('code') code: string): Promise<void> {
    const { data, resource } = await this.load(response, code);
    if (!resource.useChoices) return this.pages.redirect(response, `/r/${resource.slug}`, 302);
    this.pages.show(response, data, useView(resource, resource.useChoices, emptyForm));
  }

  @Post()
  async declare(
    @Res() response: Response,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const { data, resource } = await this.load(response, code);
    if (!resource.useChoices) return this.pages.redirect(response, `/r/${resource.slug}`);
    const input = {
      resource: resource.shortCode,
      level: optionalText(body, 'otherLevel') ?? optionalText(body, 'level'),
      minutes: numberOf(body, 'minutes'),
      changes: listOf(body, 'changes'),
      departement: optionalText(body, 'departement'),
      line: textOf(body, 'line'),
    };
    const { declareUse } = await this.pages.run(declareUseMutation, { input }, response);
    if (declareUse.userErrors.length === 0)
      return this.pages.redirect(response, `${usePath(resource.shortCode)}/merci`);
    const form = { values: body, problems: declareUse.userErrors };
    this.pages.show(response, data, useView(resource, resource.useChoices, form), 422);
  }

  @Get('merci')
  async thank(@Res() response: Response, @Param('code') code: string): Promise<void> {
    const { data, resource } = await this.load(response, code);
    this.pages.show(response, data, thanksView(resource));
  }

  private async load(
    response: Response,
    code: string,
  ): Promise<{ data: UsedResourceQuery; resource: Found }> {
    const data = await this.pages.run(useQuery, { code }, response);
    return { data, resource: existing(data.resource) };
  }
}
