import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { answerView } from './answer.js';
import {
  answerRemarkMutation,
  decisionQuery,
  shareReviewsMutation,
  takeSuggestionMutation,
} from './decision.operation.js';

/** What authors read of their reviews, and what they answer. */
@Controller('demandes/:id/relectures')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AnswerController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, emptyForm, textOf(query, 'fait'));
  }

  @Post('montrer')
  async share(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { shareReviews } = await this.pages.run(shareReviewsMutation, { input: { id } }, response);
    if (shareReviews.round) return this.done(response, id, 'enregistre');
    await this.show(response, id, { values: {}, problems: shareReviews.userErrors });
  }

  @Post(':remark/repondre')
  async answer(
    @Res() response: Response,
    @Param() { id, remark }: { id: string; remark: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { id: remark, words: textOf(body, 'words') };
    const { answerRemark } = await this.pages.run(answerRemarkMutation, { input }, response);
    if (answerRemark.remark) return this.done(response, id, 'repondu', `#remarque-${remark}`);
    await this.show(response, id, { values: { ...body, remark }, problems: answerRemark.userErrors });
  }

  @Post(':remark/prendre')
  async take(
    @Res() response: Response,
    @Param() { id, remark }: { id: string; remark: string },
  ): Promise<void> {
    const { takeSuggestion } = await this.pages.run(
      takeSuggestionMutation,
      { input: { id: remark } },
      response,
    );
    if (takeSuggestion.remark) return this.done(response, id, 'enregistre', `#remarque-${remark}`);
    await this.show(response, id, { values: {}, problems: takeSuggestion.userErrors });
  }

  private done(response: Response, id: string, what: string, place = ''): void {
    this.pages.redirect(response, `/demandes/${encodeURIComponent(id)}/relectures?fait=${what}${place}`);
  }

  private async show(response: Response, id: string, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(decisionQuery, { id }, response);
    const view = answerView(existing(data.submission), form, done);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
