import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type FormState, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { existing } from '../layout/existing.js';
import { accountView } from './account.js';
import {
  accountQuery,
  changeEmailMutation,
  changePasswordMutation,
  confirmEmailChangeMutation,
} from './account.operation.js';
import { confirmEmailChangeView } from './confirm-email.js';

@Controller('compte')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AccountController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async account(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, emptyForm, textOf(query, 'fait'));
  }

  /** The addresses that only receive forms, when one is read again. */
  @Get(['mot-de-passe', 'courriel'])
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/compte');
  }

  @Post('mot-de-passe')
  async changePassword(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = {
      currentPassword: textOf(body, 'currentPassword'),
      newPassword: textOf(body, 'newPassword'),
    };
    const { changePassword } = await this.pages.run(changePasswordMutation, { input }, response);
    if (changePassword.userErrors.length === 0)
      return this.pages.redirect(response, '/compte?fait=mot-de-passe');
    await this.show(response, { values: body, problems: changePassword.userErrors });
  }

  @Post('courriel')
  async changeEmail(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { currentPassword: textOf(body, 'emailPassword'), email: textOf(body, 'email').trim() };
    const { changeEmail } = await this.pages.run(changeEmailMutation, { input }, response);
    if (changeEmail.accepted) return this.pages.redirect(response, '/compte?fait=courriel');
    await this.show(response, { values: body, problems: changeEmail.userErrors.map(underEmailForm) });
  }

  /** The address holds a secret, as in `SignUpController`. */
  @Get('courriel/confirmer')
  async confirm(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    this.pages.hideAddress(response);
    const view = confirmEmailChangeView(textOf(query, 'jeton'), emptyForm);
    this.pages.show(response, await this.pages.layout(response), view);
  }

  @Post('courriel/confirmer')
  async confirmEmailChange(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const token = textOf(body, 'jeton');
    const { confirmEmailChange } = await this.pages.run(
      confirmEmailChangeMutation,
      { input: { token } },
      response,
    );
    const problems = confirmEmailChange.userErrors;
    if (problems.length === 0) return this.pages.redirect(response, '/compte?fait=adresse-changee');
    this.pages.hideAddress(response);
    const view = confirmEmailChangeView(token, { values: {}, problems });
    this.pages.show(response, await this.pages.layout(response), view, 422);
  }

  private async show(response: Response, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(accountQuery, {}, response);
    this.pages.show(
      response,
      data,
      accountView(existing(data.me), form, done),
      form.problems.length > 0 ? 422 : 200,
    );
  }
}

/** Two forms of one page need two ids for the current password. */
const underEmailForm = (problem: Problem): Problem =>
  problem.field === 'currentPassword' ? { ...problem, field: 'emailPassword' } : problem;
