import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, numberOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  joinCampaignMutation,
  leaveCampaignMutation,
  relireQuery,
  saveReviewerMutation,
} from './relire.operation.js';
import { DONE_PER_PAGE, relireView } from './relire.js';

/** What somebody reviews, and when she has time to. */
@Controller('relire')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class RelireController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, emptyForm, query);
  }

  @Post('disponibilite')
  async save(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const cap = numberOf(body, 'cap');
    const input = {
      cap,
      absentFrom: textOf(body, 'absentFrom'),
      absentUntil: textOf(body, 'absentUntil'),
    };
    const { saveReviewer } =
      cap === null
        ? { saveReviewer: { userErrors: [capMissing] } }
        : await this.pages.run(saveReviewerMutation, { input }, response);
    await this.after(response, body, saveReviewer.userErrors);
  }

  @Post('rejoindre')
  async join(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { id: textOf(body, 'campaign') };
    const { joinCampaign } = await this.pages.run(joinCampaignMutation, { input }, response);
    await this.after(response, {}, joinCampaign.userErrors);
  }

  @Post('quitter')
  async leave(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { id: textOf(body, 'campaign') };
    const { leaveCampaign } = await this.pages.run(leaveCampaignMutation, { input }, response);
    await this.after(response, {}, leaveCampaign.userErrors);
  }

  private async after(response: Response, values: FormBody, problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return this.pages.redirect(response, '/relire?fait=enregistre');
    await this.show(response, { values, problems }, {});
  }

  private async show(response: Response, form: FormState, query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * DONE_PER_PAGE - 1) : null;
    const data = await this.pages.run(relireQuery, { first: DONE_PER_PAGE, after }, response);
    const view = relireView(
      { me: existing(data.me), campaigns: data.campaigns, form, page },
      textOf(query, 'fait'),
    );
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}

const capMissing: Problem = {
  code: 'CAP_MISSING',
  field: 'cap',
  message: 'Dites combien de relectures à la fois, en chiffres ; 0 pour aucune.',
};
