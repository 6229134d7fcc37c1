import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  emptyForm,
  type FormBody,
  type FormState,
  isChecked,
  numberOf,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  answerReviewInvitationMutation,
  resubmitMutation,
  submissionChangesQuery,
  submissionQuery,
  withdrawSubmissionMutation,
} from './submission.operation.js';
import { submissionView } from './submission.js';

/** One request for review, for the authors of the resource. */
@Controller('demandes/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SubmissionController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    await this.show(response, id, { form: emptyForm, done: textOf(query, 'fait'), page });
  }

  @Post('repondre')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, accept: textOf(body, 'answer') !== 'non', words: optionalText(body, 'words') };
    const { answerReviewInvitation } = await this.pages.run(
      answerReviewInvitationMutation,
      { input },
      response,
    );
    const problems = answerReviewInvitation.userErrors.map((each) =>
      each.field === 'reason' ? { ...each, field: 'words' } : each,
    );
    await this.after(response, id, { values: body, problems }, 'repondu');
  }

  @Post('retirer')
  async withdraw(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { withdrawSubmission } = await this.pages.run(
      withdrawSubmissionMutation,
      { input: { id } },
      response,
    );
    await this.after(
      response,
      id,
      { values: {}, problems: withdrawSubmission.userErrors },
      'demande-retiree',
    );
  }

  @Post('renvoyer')
  async resubmit(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, words: optionalText(body, 'words'), unchanged: isChecked(body, 'unchanged') };
    const { resubmit } = await this.pages.run(resubmitMutation, { input }, response);
    await this.after(response, id, { values: body, problems: resubmit.userErrors }, 'demande');
  }

  private async after(
    response: Response,
    id: string,
    form: { values: FormBody; problems: readonly Problem[] },
    done: string,
  ): Promise<void> {
    if (form.problems.length === 0)
      return this.pages.redirect(response, `/demandes/${encodeURIComponent(id)}?fait=${done}`);
    await this.show(response, id, { form });
  }

  private async show(
    response: Response,
    id: string,
    { form, done, page = 1 }: { form: FormState; done?: string; page?: number },
  ): Promise<void> {
    const data = await this.pages.run(submissionQuery, { id }, response);
    const submission = existing(data.submission);
    const hasChanges = submission.viewerCan.resubmit || submission.round > 1;
    const told = hasChanges ? await this.pages.run(submissionChangesQuery, { id, page }, response) : null;
    const view = submissionView({ submission, changes: told?.submission ?? null, form }, done);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
