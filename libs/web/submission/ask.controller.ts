import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { askView } from './ask.js';
import { askReviewQuery, submitForReviewMutation } from './submission.operation.js';

/** « Demander une relecture ». */
@Controller('campagnes/:slug/demander')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AskReviewController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async choose(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, { ...emptyForm, values: { resource: textOf(query, 'ressource') } });
  }

  @Post()
  async submit(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const resource = textOf(body, 'resource');
    if (resource === '') return this.show(response, slug, { values: body, problems: [nothingChosen] });
    const input = { campaign: slug, resource, words: optionalText(body, 'words') };
    const { submitForReview } = await this.pages.run(submitForReviewMutation, { input }, response);
    const { submission, userErrors } = submitForReview;
    if (submission) return this.pages.redirect(response, `/demandes/${submission.id}?fait=demande`);
    await this.show(response, slug, { values: body, problems: userErrors });
  }

  private async show(response: Response, slug: string, form: FormState): Promise<void> {
    const data = await this.pages.run(askReviewQuery, { slug }, response);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, askView(existing(data.campaign), form), status);
  }
}

const nothingChosen = {
  code: 'RESOURCE_MISSING',
  field: 'resource',
  message: 'Choisissez la ressource à faire relire.',
};
