import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { answerView } from './answer.js';
import { answerQuery, contributeMutation } from './call.operation.js';
import { callPath } from './call-words.js';

/** « Je contribue »: one of her resources, given to a call. */
@Controller('appels/:slug/repondre')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AnswerCallController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async choose(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, slug, emptyForm);
  }

  @Post()
  async answer(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { call: slug, resource: textOf(body, 'address').trim() || textOf(body, 'resource') };
    const { contributeToCall } = await this.pages.run(contributeMutation, { input }, response);
    if (!contributeToCall.call)
      return this.show(response, slug, { values: body, problems: contributeToCall.userErrors });
    this.pages.redirect(response, callPath(slug, '?fait=reponse-appel'));
  }

  private async show(response: Response, slug: string, form: FormState): Promise<void> {
    const data = await this.pages.run(answerQuery, { slug }, response);
    const view = answerView(existing(data.call), form);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
