import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, listOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { assignView } from './assign.js';
import { applyAssignmentPlanMutation, assignmentPlanQuery } from './submission.operation.js';

/** The whole campaign in one action, line by line. */
@Controller('referent/campagnes/:slug/attribuer')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AssignController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async plan(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, slug, emptyForm);
  }

  @Post()
  async apply(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const choices = listOf(body, 'choices').flatMap((pair) => {
      const [submissionId, reviewerId] = pair.split(' ');
      return submissionId && reviewerId ? [{ submissionId, reviewerId }] : [];
    });
    const input = { campaign: slug, choices };
    const { applyAssignmentPlan } = await this.pages.run(applyAssignmentPlanMutation, { input }, response);
    if (applyAssignmentPlan.userErrors.length === 0)
      return this.pages.redirect(
        response,
        `/referent/campagnes/${encodeURIComponent(slug)}/demandes?fait=sollicite`,
      );
    await this.show(response, slug, { values: body, problems: applyAssignmentPlan.userErrors });
  }

  private async show(response: Response, slug: string, form: FormState): Promise<void> {
    const data = await this.pages.run(assignmentPlanQuery, { slug }, response);
    const campaign = existing(data.campaign);
    const view = assignView({ campaign, plan: existing(campaign.assignmentPlan), form });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
