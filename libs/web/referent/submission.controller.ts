import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, listOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  assignReviewersMutation,
  cancelAssignmentMutation,
  declineSubmissionMutation,
  submissionDeskQuery,
} from './submission.operation.js';
import { submissionDeskView } from './submission.js';

/** One submission, for who runs the campaign: who could read it, who does. */
@Controller('referent/demandes/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SubmissionDeskController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, emptyForm, textOf(query, 'fait'));
  }

  @Post('attribuer')
  async assign(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { submissionId: id, reviewerIds: listOf(body, 'reviewerIds') };
    const { assignReviewers } = await this.pages.run(assignReviewersMutation, { input }, response);
    await this.after(response, id, { values: body, problems: assignReviewers.userErrors }, 'sollicite');
  }

  @Post('annuler')
  async cancel(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id: textOf(body, 'assignment') };
    const { cancelAssignment } = await this.pages.run(cancelAssignmentMutation, { input }, response);
    await this.after(response, id, { values: {}, problems: cancelAssignment.userErrors }, 'enregistre');
  }

  @Post('decliner')
  async decline(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, reason: textOf(body, 'reason') };
    const { declineSubmission } = await this.pages.run(declineSubmissionMutation, { input }, response);
    await this.after(response, id, { values: body, problems: declineSubmission.userErrors }, 'enregistre');
  }

  private async after(
    response: Response,
    id: string,
    form: { values: FormBody; problems: readonly Problem[] },
    done: string,
  ): Promise<void> {
    if (form.problems.length === 0)
      return this.pages.redirect(response, `/referent/demandes/${encodeURIComponent(id)}?fait=${done}`);
    await this.show(response, id, form);
  }

  private async show(response: Response, id: string, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(submissionDeskQuery, { id }, response);
    const submission = existing(data.submission);
    // Who signs the resource reads her own page of it.
    if (submission.standing === null) return this.pages.redirect(response, `/demandes/${submission.id}`);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, submissionDeskView({ submission, form }, done), status);
  }
}
