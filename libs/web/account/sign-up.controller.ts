import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { confirmEmailView, deadLinkView } from './confirm-email.js';
import { developmentMailsView, mailSentView, signUpView } from './sign-up.js';
import {
  confirmEmailMutation,
  developmentMailsQuery,
  pendingAccountQuery,
  signUpMutation,
} from './sign-up.operation.js';

@Controller()
@UseFilters(PageErrors)
export class SignUpController {
  constructor(private readonly pages: Pages) {}

  @Get('inscription')
  async form(@Res() response: Response): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), signUpView(emptyForm));
  }

  @Post('inscription')
  async signUp(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { email: textOf(body, 'email').trim(), publicName: textOf(body, 'publicName').trim() };
    const { signUp } = await this.pages.run(signUpMutation, { input }, response);
    if (signUp.accepted) return this.pages.redirect(response, '/courriel-envoye');
    const form: FormState = { values: body, problems: signUp.userErrors };
    this.pages.show(response, await this.pages.layout(response), signUpView(form), 422);
  }

  @Get('courriel-envoye')
  async sent(@Res() response: Response): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), mailSentView(this.pages.origins.loopback));
  }

  @Get('inscription/confirmer')
  async confirm(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.showPending(response, textOf(query, 'jeton'));
  }

  @Post('inscription/confirmer')
  async confirmEmail(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = {
      token: textOf(body, 'jeton'),
      password: textOf(body, 'password'),
      publicName: textOf(body, 'publicName').trim(),
    };
    const { confirmEmail } = await this.pages.run(confirmEmailMutation, { input }, response);
    if (confirmEmail.userErrors.length === 0) return this.pages.redirect(response, '/publier?fait=bienvenue');
    await this.showPending(response, input.token, { values: body, problems: confirmEmail.userErrors });
  }

  @Get('courrier')
  async mails(@Res() response: Response): Promise<void> {
    const data = await this.pages.run(developmentMailsQuery, {}, response);
    this.pages.show(response, data, developmentMailsView(data.developmentMails));
  }

  private async showPending(response: Response, token: string, refused?: FormState): Promise<void> {
    this.pages.hideAddress(response);
    const data = await this.pages.run(pendingAccountQuery, { token }, response);
    const { pendingAccount } = data;
    if (!pendingAccount) return this.pages.show(response, data, deadLinkView, 410);
    const form = refused ?? { values: { publicName: pendingAccount.publicName }, problems: [] };
    this.pages.show(response, data, confirmEmailView(token, pendingAccount, form), refused ? 422 : 200);
  }
}
