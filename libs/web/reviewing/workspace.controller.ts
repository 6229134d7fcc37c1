import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { cursorAt } from '#platform/graphql';
import type { ReviewWorkspaceQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  choiceOf,
  emptyForm,
  type FormBody,
  type FormState,
  isChecked,
  numberOf,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { PASSAGES_PER_PAGE } from './document-pane.js';
import { offerView } from './offer.js';
import { readReview } from './review-form.js';
import {
  acceptAssignmentMutation,
  addRemarkMutation,
  declareConflictMutation,
  declineAssignmentMutation,
  removeRemarkMutation,
  saveReviewMutation,
  sendReviewMutation,
  workspaceQuery,
} from './workspace.operation.js';
import { workspaceView } from './workspace.js';

const ANSWERS = ['accept', 'conflict', 'decline'] as const;

/** One review, for whoever writes it: asked, being written, or sent. */
@Controller('relectures/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class WorkspaceController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, { query, form: null, done: textOf(query, 'fait') });
  }

  /** Every button saves all that is in the form; then it does what it says. */
  @Post()
  async write(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const { criteria } = existing((await this.load(response, id, body)).assignment).campaign.rubric;
    const input = readReview(id, body, criteria);
    const { saveReview } = await this.pages.run(saveReviewMutation, { input }, response);
    if (request.accepts(['html', 'json']) === 'json') return answerScript(response, saveReview);
    if (saveReview.userErrors.length > 0) return this.again(response, id, body, saveReview.userErrors);
    const problems = await this.act(response, id, body);
    if (problems.length === 0) return this.goOn(response, id, body);
    const revision = String(saveReview.review?.revision ?? input.revision);
    await this.again(response, id, { ...body, revision }, problems);
  }

  @Post('repondre')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const answer = choiceOf(body, 'answer', ANSWERS);
    const problems =
      answer === null ? [unanswered] : await this.reply(response, id, answer, textOf(body, 'reason'));
    if (problems.length > 0) return this.again(response, id, body, problems);
    this.pages.redirect(
      response,
      answer === 'accept' ? `/relectures/${encodeURIComponent(id)}` : '/relire?fait=repondu',
    );
  }

  private async reply(
    response: Response,
    id: string,
    answer: (typeof ANSWERS)[number],
    reason: string,
  ): Promise<readonly Problem[]> {
    if (answer === 'accept')
      return (await this.pages.run(acceptAssignmentMutation, { input: { id } }, response)).acceptAssignment
        .userErrors;
    const input = { id, reason };
    return answer === 'conflict'
      ? (await this.pages.run(declareConflictMutation, { input }, response)).declareConflict.userErrors
      : (await this.pages.run(declineAssignmentMutation, { input }, response)).declineAssignment.userErrors;
  }

  private async act(response: Response, id: string, body: FormBody): Promise<readonly Problem[]> {
    const removed = textOf(body, 'retirer');
    if (removed)
      return (await this.pages.run(removeRemarkMutation, { input: { id: removed } }, response)).removeRemark
        .userErrors;
    const action = textOf(body, 'action');
    const hasRemark = textOf(body, 'words').trim() !== '' || textOf(body, 'suggestion').trim() !== '';
    // A remark that was typed is never left behind, whatever button was pressed.
    if (action === 'remarque' || hasRemark) {
      const input = { reviewId: id, ...readRemark(body) };
      const { addRemark } = await this.pages.run(addRemarkMutation, { input }, response);
      if (addRemark.userErrors.length > 0) return addRemark.userErrors;
    }
    if (action !== 'envoyer') return [];
    return (await this.pages.run(sendReviewMutation, { input: { id } }, response)).sendReview.userErrors;
  }

  private goOn(response: Response, id: string, body: FormBody): void {
    const address = `/relectures/${encodeURIComponent(id)}`;
    const action = textOf(body, 'action');
    if (action === 'envoyer') return this.pages.redirect(response, '/relire?fait=relecture');
    const page = numberOf(body, 'aller') ?? numberOf(body, 'page') ?? 1;
    const place = action === 'remarque' || textOf(body, 'retirer') ? '#remarques' : '';
    this.pages.redirect(response, `${address}?page=${page}&fait=enregistre${place}`);
  }

  private async again(
    response: Response,
    id: string,
    body: FormBody,
    problems: readonly Problem[],
  ): Promise<void> {
    await this.show(response, id, { query: body, form: { values: body, problems } });
  }

  private async show(
    response: Response,
    id: string,
    { query, form, done }: { query: FormBody; form: FormState | null; done?: string },
  ): Promise<void> {
    const data = await this.load(response, id, query);
    const assignment = existing(data.assignment);
    const values =
      form && isOutrun(form) ? { ...form.values, revision: String(assignment.review?.revision ?? 0) } : null;
    const shown = form && values ? { ...form, values } : form;
    const status = form && form.problems.length > 0 ? 422 : 200;
    const view =
      assignment.state === 'OFFERED'
        ? offerView(assignment, shown ?? emptyForm)
        : workspaceView({ assignment, form: shown, page: pageIn(query), onlyNew: isOnlyNew(query) }, done);
    this.pages.show(response, data, view, status);
  }

  private load(response: Response, id: string, query: FormBody): Promise<ReviewWorkspaceQuery> {
    const page = pageIn(query);
    const after = page > 1 ? cursorAt((page - 1) * PASSAGES_PER_PAGE - 1) : null;
    const variables = { id, first: PASSAGES_PER_PAGE, after, onlyNew: isOnlyNew(query) };
    return this.pages.run(workspaceQuery, variables, response);
  }
}

const unanswered: Problem = {
  code: 'ANSWER_MISSING',
  message: 'Choisissez une réponse.',
  field: 'answer',
};

/** Somebody saved meanwhile: what she typed is before her, and saving it again is her choice. */
const isOutrun = ({ problems }: FormState): boolean => problems.some(({ code }) => code === 'REVIEW_CHANGED');

const pageIn = (query: FormBody): number => Math.max(1, numberOf(query, 'page') ?? 1);

/** In a first round everything is new. */
const isOnlyNew = (query: FormBody): boolean => !isChecked(query, 'tout');

/** « 12 » is a passage, « page 2 » a page; nothing is the whole. */
function readRemark(body: FormBody) {
  const place = textOf(body, 'passage').trim();
  const page = /^(?:page|p\.?)\s*(\d{1,5})$/i.exec(place)?.[1];
  const passage = /^\d{1,6}$/.test(place) ? Number(place) : null;
  return {
    passage,
    page: page ? Number(page) : null,
    quote: passage === null && !page && place ? place : null,
    words: textOf(body, 'words'),
    suggestion: textOf(body, 'suggestion').trim() || null,
  };
}

function answerScript(
  response: Response,
  { review, userErrors }: { review?: { revision: number } | null; userErrors: readonly Problem[] },
): void {
  const status = review ? 200 : userErrors.some(({ code }) => code === 'REVIEW_CHANGED') ? 409 : 422;
  response.status(status).json(review ? { revision: review.revision } : { userErrors });
}
