import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { safePath } from '../layout/safe-path.js';
import { codePath, setUpPath } from './sign-in-paths.js';
import { signInPageQuery } from './issuers.operation.js';
import { codeView, forgottenPasswordView, newPasswordView, signInView } from './sign-in.js';
import {
  completeSignInMutation,
  requestPasswordResetMutation,
  resetPasswordMutation,
  signInMutation,
  signOutMutation,
} from './sign-in.operation.js';

@Controller()
@UseFilters(PageErrors)
export class SignInController {
  constructor(private readonly pages: Pages) {}

  @Get('connexion')
  async form(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const form = { values: { suite: safePath(textOf(query, 'suite'), '') }, problems: [] };
    const data = await this.pages.run(signInPageQuery, {}, response);
    this.pages.show(response, data, signInView(form, data.singleSignOnIssuers, textOf(query, 'fait')));
  }

  /** The resolver sets the session's cookie on this very response. */
  @Post('connexion')
  async signIn(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { email: textOf(body, 'email').trim(), password: textOf(body, 'password') };
    const { signIn } = await this.pages.run(signInMutation, { input }, response);
    const next = safePath(textOf(body, 'suite'), '/mes/ressources');
    if (signIn.challengeExpiresAt) return this.pages.redirect(response, codePath(next));
    if (signIn.userErrors.length === 0)
      return this.pages.redirect(response, signIn.withheldRoles?.length ? setUpPath(next) : next);
    const form: FormState = { values: body, problems: signIn.userErrors };
    const data = await this.pages.run(signInPageQuery, {}, response);
    this.pages.show(response, data, signInView(form, data.singleSignOnIssuers), 422);
  }

  @Get('connexion/code')
  async askCode(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const form = { values: { suite: safePath(textOf(query, 'suite'), '') }, problems: [] };
    this.pages.show(response, await this.pages.layout(response), codeView(form));
  }

  @Post('connexion/code')
  async completeSignIn(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { code: textOf(body, 'code') };
    const { completeSignIn } = await this.pages.run(completeSignInMutation, { input }, response);
    if (completeSignIn.userErrors.length === 0)
      return this.pages.redirect(response, safePath(textOf(body, 'suite'), '/mes/ressources'));
    const form: FormState = { values: { suite: textOf(body, 'suite') }, problems: completeSignIn.userErrors };
    this.pages.show(response, await this.pages.layout(response), codeView(form), 422);
  }

  @Post('deconnexion')
  async signOut(@Res() response: Response): Promise<void> {
    await this.pages.run(signOutMutation, {}, response);
    this.pages.redirect(response, '/');
  }

  @Get('mot-de-passe')
  async forgotten(@Res() response: Response): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), forgottenPasswordView(emptyForm));
  }

  @Post('mot-de-passe')
  async requestReset(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { email: textOf(body, 'email').trim() };
    const { requestPasswordReset } = await this.pages.run(requestPasswordResetMutation, { input }, response);
    if (requestPasswordReset.accepted) return this.pages.redirect(response, '/courriel-envoye');
    const form: FormState = { values: body, problems: requestPasswordReset.userErrors };
    this.pages.show(response, await this.pages.layout(response), forgottenPasswordView(form), 422);
  }

  @Get('mot-de-passe/nouveau')
  async choose(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    this.pages.hideAddress(response);
    const view = newPasswordView(textOf(query, 'jeton'), emptyForm);
    this.pages.show(response, await this.pages.layout(response), view);
  }

  @Post('mot-de-passe/nouveau')
  async reset(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { token: textOf(body, 'jeton'), password: textOf(body, 'password') };
    const { resetPassword } = await this.pages.run(resetPasswordMutation, { input }, response);
    const next = '/mes/ressources?fait=mot-de-passe';
    if (resetPassword.userErrors.length === 0)
      return this.pages.redirect(response, resetPassword.challengeExpiresAt ? codePath(next) : next);
    const view = newPasswordView(input.token, { values: {}, problems: resetPassword.userErrors });
    this.pages.show(response, await this.pages.layout(response), view, 422);
  }
}
