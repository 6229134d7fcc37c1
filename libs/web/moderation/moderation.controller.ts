import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { ModerationCaseQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, optionalText, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { caseView } from './case.js';
import {
  caseQuery,
  dismissMutation,
  hideMutation,
  queueQuery,
  showMutation,
} from './moderation.operation.js';
import { queueView } from './queue.js';

type Report = NonNullable<ModerationCaseQuery['report']>;

@Controller('moderation')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ModerationController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async queue(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const state = textOf(query, 'etat') === 'traites' ? ('DECIDED' as const) : ('OPEN' as const);
    const data = await this.pages.run(queueQuery, { state, after: optionalText(query, 'apres') }, response);
    this.pages.show(response, data, queueView(data, state, textOf(query, 'fait')));
  }

  @Get(':id')
  async case(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const data = await this.pages.run(caseQuery, { id }, response);
    this.pages.show(response, data, caseView(existing(data.report), emptyForm));
  }

  @Post(':id')
  async decide(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const data = await this.pages.run(caseQuery, { id }, response);
    const report = existing(data.report);
    const problems = await this.apply(response, report, body);
    if (problems.length === 0) return this.pages.redirect(response, '/moderation?fait=decision');
    this.pages.show(response, data, caseView(report, { values: body, problems }), 422);
  }

  private async apply(response: Response, report: Report, body: FormBody): Promise<readonly Problem[]> {
    const reason = textOf(body, 'reason').trim();
    const decision = textOf(body, 'decision');
    if (decision === 'classer') {
      const result = await this.pages.run(dismissMutation, { input: { id: report.id, reason } }, response);
      return result.dismissReport.userErrors;
    }
    const input = { id: existing(report.resource).id, reason, reportId: report.id };
    if (decision === 'montrer')
      return (await this.pages.run(showMutation, { input }, response)).showResource.userErrors;
    return (await this.pages.run(hideMutation, { input }, response)).hideResource.userErrors;
  }
}
