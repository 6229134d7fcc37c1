import { Body, Controller, Get, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { erasureView } from './erasure.js';
import { deleteAccountMutation, erasurePreviewQuery } from './erasure.operation.js';

@Controller('compte/supprimer')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ErasurePageController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async ask(@Res() response: Response): Promise<void> {
    await this.show(response, { values: { choice: 'KEEP' }, problems: [] });
  }

  @Post()
  async delete(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const choice = choiceOf(body, 'choice', ['KEEP', 'PSEUDONYMISE', 'WITHDRAW']) ?? ('KEEP' as const);
    const input = { choice, currentPassword: textOf(body, 'currentPassword') };
    const { deleteAccount } = await this.pages.run(deleteAccountMutation, { input }, response);
    if (deleteAccount.accepted) return this.pages.redirect(response, '/au-revoir');
    await this.show(response, { values: body, problems: deleteAccount.userErrors });
  }

  private async show(response: Response, form: FormState): Promise<void> {
    const data = await this.pages.run(erasurePreviewQuery, {}, response);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, erasureView(existing(data.me), form), status);
  }
}
