import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { ConfirmEmailMutation } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { confirmEmailView, developmentMailsView, mailSentView, signUpView } from './sign-up.js';
import { confirmEmailMutation, developmentMailsQuery, signUpMutation } from './sign-up.operation.js';

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
    const input = {
      email: textOf(body, 'email').trim(),
      password: textOf(body, 'password'),
      publicName: textOf(body, 'publicName').trim(),
    };
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
    const view = confirmEmailView(textOf(query, 'jeton'), emptyForm);
    this.showSecret(response, await this.pages.layout(response), view);
  }

  @Post('inscription/confirmer')
  async confirmEmail(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const token = textOf(body, 'jeton');
    const { confirmEmail } = await this.pages.run(confirmEmailMutation, { input: { token } }, response);
    if (confirmEmail.userErrors.length === 0)
      return this.pages.redirect(response, afterConfirming(confirmEmail));
    const view = confirmEmailView(token, { values: body, problems: confirmEmail.userErrors });
    this.showSecret(response, await this.pages.layout(response), view, 422);
  }

  @Get('courrier')
  async mails(@Res() response: Response): Promise<void> {
    const data = await this.pages.run(developmentMailsQuery, {}, response);
    this.pages.show(response, data, developmentMailsView(data.developmentMails));
  }

  /** The address holds a secret: no path leaves by the Referer header (« no-referrer » would make the form’s Origin null). */
  private showSecret(response: Response, ...page: ShowArguments): void {
    response.set('Referrer-Policy', 'strict-origin');
    this.pages.show(response, ...page);
  }
}

type ShowArguments = Parameters<Pages['show']> extends [Response, ...infer Rest] ? Rest : never;

/** Whoever enters by an issuer goes back there: the mail proved her address, not which identity is hers. */
function afterConfirming({ challengeExpiresAt, viewer }: ConfirmEmailMutation['confirmEmail']): string {
  if (challengeExpiresAt) return '/connexion/code';
  return viewer ? '/publier?fait=bienvenue' : '/connexion?fait=adresse-confirmee';
}
