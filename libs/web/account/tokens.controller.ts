import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { choiceOf, emptyForm, type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { existing } from '../layout/existing.js';
import { createTokenMutation, revokeTokenMutation, tokensQuery } from './tokens.operation.js';
import { type TokensPage, tokensView } from './tokens.js';

@Controller('compte/jetons')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class TokensController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, { form: emptyForm, done: textOf(query, 'fait') });
  }

  /** The only change that answers its page itself: a redirection would lose the token, which is kept nowhere. */
  @Post()
  async create(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = {
      name: textOf(body, 'name').trim(),
      scope: choiceOf(body, 'scope', ['READ', 'WRITE']) ?? ('READ' as const),
      days: numberOf(body, 'days') ?? 30,
    };
    const { createAccessToken } = await this.pages.run(createTokenMutation, { input }, response);
    if (createAccessToken.token)
      return this.show(response, { form: emptyForm, secret: createAccessToken.token });
    await this.show(response, { form: { values: body, problems: createAccessToken.userErrors } });
  }

  @Post(':id/revoquer')
  async revoke(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.pages.run(revokeTokenMutation, { input: { id } }, response);
    this.pages.redirect(response, '/compte/jetons?fait=jeton');
  }

  private async show(response: Response, page: Omit<TokensPage, 'tokens'>): Promise<void> {
    const data = await this.pages.run(tokensQuery, {}, response);
    const tokens = existing(data.me).accessTokens;
    this.pages.show(
      response,
      data,
      tokensView({ ...page, tokens }),
      page.form.problems.length > 0 ? 422 : 200,
    );
  }
}
