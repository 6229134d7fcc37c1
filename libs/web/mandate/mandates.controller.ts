import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, emptyForm, type FormBody, type FormState, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { mandatesQuery, requestMandateMutation } from './mandate.operation.js';
import { askedRoles, mandatesView } from './mandates.js';

@Controller('mandats')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class MandatesController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async mine(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, { query, form: emptyForm });
  }

  @Post()
  async ask(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const role = choiceOf(body, 'role', askedRoles);
    if (role === null)
      return this.show(response, { query: body, form: { values: body, problems: [roleMissing] } });
    const input = { role, territoryId: textOf(body, 'territoryId'), words: textOf(body, 'words') };
    const { requestMandate } = await this.pages.run(requestMandateMutation, { input }, response);
    if (requestMandate.userErrors.length === 0)
      return this.pages.redirect(response, '/mandats?fait=mandat-demande');
    await this.show(response, { query: body, form: { values: body, problems: requestMandate.userErrors } });
  }

  private async show(
    response: Response,
    { query, form }: { query: FormBody; form: FormState },
  ): Promise<void> {
    const words = textOf(query, 'territoire').trim();
    const data = await this.pages.run(mandatesQuery, { words, search: words !== '' }, response);
    const view = mandatesView({
      me: existing(data.me),
      places: { words, found: data.territories ?? null },
      form,
      done: textOf(query, 'fait'),
    });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}

const roleMissing: Problem = { code: 'ROLE_MISSING', message: 'Choisissez un rôle.', field: 'role' };
