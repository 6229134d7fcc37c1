import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { safePath } from '../layout/safe-path.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  confirmSecondFactorMutation,
  removeSecondFactorMutation,
  renewRecoveryCodesMutation,
  secondFactorQuery,
  startSecondFactorMutation,
} from './second-factor.operation.js';
import { recoveryCodesView, type SecondFactorPage, secondFactorView, setUpView } from './second-factor.js';

/** Secrets shown once are answered by the POST itself: a redirection would lose them, for they are kept nowhere in clear. */
@Controller('compte/second-facteur')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SecondFactorController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async state(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const next = safePath(textOf(query, 'suite'), '');
    await this.show(response, {
      form: { values: { suite: next }, problems: [] },
      done: textOf(query, 'fait'),
    });
  }

  /** The addresses that only receive forms, when one is read again. */
  @Get(['confirmer', 'secours', 'retirer'])
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/compte/second-facteur');
  }

  @Post()
  async start(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { currentPassword: textOf(body, 'currentPassword') };
    const { startSecondFactor } = await this.pages.run(startSecondFactorMutation, { input }, response);
    const { secret, address, userErrors } = startSecondFactor;
    if (!secret || !address) return this.show(response, { form: { values: body, problems: userErrors } });
    const values = { suite: textOf(body, 'suite'), secret, address };
    this.pages.show(response, await this.pages.layout(response), setUpView({ values, problems: [] }));
  }

  /** A wrong code shows the same secret again, from the form: the server keeps it sealed and never tells it twice. */
  @Post('confirmer')
  async confirm(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { confirmSecondFactor } = await this.pages.run(
      confirmSecondFactorMutation,
      { input: { code: textOf(body, 'code') } },
      response,
    );
    const { recoveryCodes, userErrors } = confirmSecondFactor;
    if (recoveryCodes) return this.showCodes(response, recoveryCodes, textOf(body, 'suite'));
    const view = setUpView({ values: body, problems: userErrors });
    this.pages.show(response, await this.pages.layout(response), view, 422);
  }

  @Post('secours')
  async renew(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { renewRecoveryCodes } = await this.pages.run(
      renewRecoveryCodesMutation,
      { input: { code: textOf(body, 'renewCode') } },
      response,
    );
    const { recoveryCodes, userErrors } = renewRecoveryCodes;
    if (recoveryCodes) return this.showCodes(response, recoveryCodes, '');
    await this.show(response, { form: { values: body, problems: userErrors.map(under('renewCode')) } });
  }

  @Post('retirer')
  async remove(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { removeSecondFactor } = await this.pages.run(
      removeSecondFactorMutation,
      { input: { code: textOf(body, 'removeCode') } },
      response,
    );
    if (removeSecondFactor.userErrors.length === 0)
      return this.pages.redirect(response, '/compte/second-facteur?fait=second-facteur-retire');
    const problems = removeSecondFactor.userErrors.map(under('removeCode'));
    await this.show(response, { form: { values: body, problems } });
  }

  private async showCodes(response: Response, codes: readonly string[], next: string): Promise<void> {
    const view = recoveryCodesView(codes, safePath(next, '/compte/second-facteur'));
    this.pages.show(response, await this.pages.layout(response), view);
  }

  private async show(
    response: Response,
    page: Pick<SecondFactorPage, 'form'> & { done?: string },
  ): Promise<void> {
    const data = await this.pages.run(secondFactorQuery, {}, response);
    const view = secondFactorView({ ...page, factor: existing(data.me).secondFactor });
    this.pages.show(response, data, view, page.form.problems.length === 0 ? 200 : 422);
  }
}

/** Two forms of one page need two ids for the code. */
const under =
  (name: string) =>
  (problem: Problem): Problem =>
    problem.field === 'code' ? { ...problem, field: name } : problem;
