import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { endOfDay, startOfDay } from '../layout/civil-day.js';
import { existing } from '../layout/existing.js';
import {
  choiceOf,
  emptyForm,
  type FormBody,
  type FormState,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { givenRoles, grantsView } from './grants.js';
import { grantMandateMutation, grantsQuery, revokeMandateMutation } from './mandate.operation.js';

@Controller('mandats')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class MandateGrantsController {
  constructor(private readonly pages: Pages) {}

  @Get('donner')
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, { query, form: emptyForm });
  }

  @Post('donner')
  async grant(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const role = choiceOf(body, 'role', givenRoles(['ADMINISTRATOR']));
    const problems = [
      ...(role === null ? [missing.role] : []),
      ...['startsAt', 'endsAt'].flatMap((field) => wrongDate(body, field)),
    ];
    if (role === null || problems.length > 0)
      return this.show(response, { query: body, form: { values: body, problems } });
    const input = {
      role,
      person: textOf(body, 'person'),
      territoryId: textOf(body, 'territoryId'),
      startsAt: startOfDay(textOf(body, 'startsAt')),
      endsAt: endOfDay(textOf(body, 'endsAt')),
    };
    const { grantMandate } = await this.pages.run(grantMandateMutation, { input }, response);
    if (grantMandate.userErrors.length === 0)
      return this.pages.redirect(response, '/mandats/donner?fait=mandat-donne');
    await this.show(response, { query: body, form: { values: body, problems: grantMandate.userErrors } });
  }

  @Post(':id/terminer')
  async revoke(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { revokeMandate } = await this.pages.run(revokeMandateMutation, { input: { id } }, response);
    if (revokeMandate.userErrors.length === 0)
      return this.pages.redirect(response, '/mandats/donner?fait=mandat-termine');
    const form = { values: {}, problems: revokeMandate.userErrors };
    await this.show(response, { query: {}, form });
  }

  /** Read again after a POST. */
  @Get(':id/terminer')
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/mandats/donner');
  }

  private async show(
    response: Response,
    { query, form }: { query: FormBody; form: FormState },
  ): Promise<void> {
    const words = textOf(query, 'territoire').trim();
    const variables = { words, search: words !== '', after: optionalText(query, 'apres') };
    const data = await this.pages.run(grantsQuery, variables, response);
    const view = grantsView({
      grants: data.mandates,
      roles: existing(data.me).roles,
      places: { words, found: data.territories ?? null },
      form,
      done: textOf(query, 'fait'),
    });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}

const missing: Record<'role', Problem> = {
  role: { code: 'ROLE_MISSING', message: 'Choisissez un rôle.', field: 'role' },
};

/** A date field without script lets anything be typed. */
function wrongDate(body: FormBody, field: string): Problem[] {
  const text = textOf(body, field).trim();
  if (text === '' || startOfDay(text) !== null) return [];
  return [{ code: 'DATE_INVALID', message: 'Une date s’écrit AAAA-MM-JJ.', field }];
}
