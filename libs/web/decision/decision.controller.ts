import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, type FormState, numberOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { slugIn } from '../layout/safe-path.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { decidedField, decideView } from './decide.js';
import { decideMutation, decisionQuery } from './decision.operation.js';
import type { Submission } from './decision-words.js';

const OUTCOMES = ['RECOMMENDED', 'REVIEWED', 'RESERVATIONS', 'REWORK'] as const;

/** The référent's word on one submission. */
@Controller('referent/demandes/:id/decision')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class DecisionController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, null, textOf(query, 'fait'));
  }

  @Post()
  async decide(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const submission = existing((await this.pages.run(decisionQuery, { id }, response)).submission);
    const outcome = choiceOf(body, 'outcome', OUTCOMES);
    if (outcome === null) return this.show(response, id, { values: body, problems: [noOutcome] });
    const input = {
      id,
      outcome,
      reason: textOf(body, 'reason'),
      grades: gradesIn(body, submission),
      actions: textOf(body, 'actions')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      mentor: textOf(body, 'mentor').trim() ? personIn(textOf(body, 'mentor')) : null,
    };
    const { decideSubmission } = await this.pages.run(decideMutation, { input }, response);
    if (decideSubmission.round)
      return this.pages.redirect(
        response,
        `/referent/demandes/${encodeURIComponent(id)}/decision?fait=decision`,
      );
    await this.show(response, id, { values: body, problems: decideSubmission.userErrors });
  }

  private async show(response: Response, id: string, form: FormState | null, done?: string): Promise<void> {
    const data = await this.pages.run(decisionQuery, { id }, response);
    const submission = existing(data.submission);
    // Who signs the resource reads her own page of it.
    if (submission.rounds.some(({ composite }) => composite === null))
      return this.pages.redirect(response, `/demandes/${submission.id}/relectures`);
    const view = decideView(submission, form, done);
    this.pages.show(response, data, view, form && form.problems.length > 0 ? 422 : 200);
  }
}

const noOutcome: Problem = { code: 'OUTCOME_MISSING', message: 'Choisissez un label.', field: 'outcome' };

/** What was left open is not sent: the server says which criterion wants an answer. */
const gradesIn = (body: FormBody, { campaign }: Submission) =>
  campaign.rubric.criteria
    .filter(({ key }) => textOf(body, decidedField(key)) !== '')
    .map(({ key }) => ({ criterion: key, grade: numberOf(body, decidedField(key)) }));

/** « /u/somebody », a whole address, or the slug alone. */
const personIn = (text: string): string => /\/u\/([^/?#\s]+)/.exec(text)?.[1] ?? slugIn(text) ?? text.trim();
