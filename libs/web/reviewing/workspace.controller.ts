import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { cursorAt } from '#platform/graphql';
import type { ReviewWorkspaceQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { settled } from '../layout/conflict.js';
import { existing } from '../layout/existing.js';
import { choiceOf, emptyForm, type FormBody, type FormState, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { offerView } from './offer.js';
import { reviewConflictView, unkept } from './review-conflict.js';
import { MOST_PASSAGES, startOf, trailIn } from './passage-pages.js';
import { isOnlyNew, onwardFrom } from './reading-place.js';
import { chosenIn, isThere, isWritten, readRemark } from './remark-form.js';
import { type Assignment, readReview } from './review-form.js';
import {
  acceptAssignmentMutation,
  addRemarkMutation,
  declareConflictMutation,
  declineAssignmentMutation,
  removeRemarkMutation,
  saveReviewMutation,
  sendReviewMutation,
  workspaceChangesQuery,
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
    @Body() posted: FormBody,
  ): Promise<void> {
    const body = settled(posted);
    const assignment = existing((await this.load(response, id, body)).assignment);
    const input = readReview(id, body, assignment.campaign.rubric.criteria);
    const { saveReview } = await this.pages.run(saveReviewMutation, { input }, response);
    if (request.accepts(['html', 'json']) === 'json') return answerScript(response, saveReview);
    // Its answer was cut, and she sent it again: it is sent.
    if (assignment.state === 'SENT' && isSending(body) && unkept(assignment, body).length === 0)
      return this.goOn(response, id, body);
    if (saveReview.userErrors.some(({ code }) => code === 'REVIEW_CHANGED'))
      return this.showBoth(response, id, body);
    if (saveReview.userErrors.length > 0)
      return this.again(response, id, body, { problems: saveReview.userErrors, isSaved: false });
    const revision = String(saveReview.review?.revision ?? input.revision);
    // Where she points while she writes a remark is the remark's: it goes on, there.
    const chosen = chosenIn(body);
    if (chosen && isWritten(readRemark(body)))
      return this.again(response, id, { ...body, ...chosen, extrait: '', revision }, goingOn);
    const problems = await this.act(response, assignment, body);
    if (problems.length === 0) return this.goOn(response, id, body);
    await this.again(response, id, { ...body, revision }, { problems, isSaved: true });
  }

  @Post('repondre')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const answer = choiceOf(body, 'answer', ANSWERS);
    const problems =
      answer === null ? [unanswered] : await this.reply(response, id, answer, textOf(body, 'reason'));
    if (problems.length > 0) return this.again(response, id, body, { problems, isSaved: false });
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

  private async act(
    response: Response,
    { id, review }: Assignment,
    body: FormBody,
  ): Promise<readonly Problem[]> {
    const removed = textOf(body, 'retirer');
    if (removed)
      return (await this.pages.run(removeRemarkMutation, { input: { id: removed } }, response)).removeRemark
        .userErrors;
    const remark = readRemark(body);
    // A remark that was typed is never left behind, whatever button was pressed; posted twice, it is one.
    if (
      (textOf(body, 'action') === 'remarque' || isWritten(remark)) &&
      !isThere(remark, review?.remarks ?? [])
    ) {
      const input = { reviewId: id, ...remark };
      const { addRemark } = await this.pages.run(addRemarkMutation, { input }, response);
      if (addRemark.userErrors.length > 0) return addRemark.userErrors;
    }
    if (!isSending(body)) return [];
    return (await this.pages.run(sendReviewMutation, { input: { id } }, response)).sendReview.userErrors;
  }

  private goOn(response: Response, id: string, body: FormBody): void {
    const address = `/relectures/${encodeURIComponent(id)}`;
    if (isSending(body)) return this.pages.redirect(response, '/relire?fait=relecture');
    this.pages.redirect(response, onwardFrom(address, body));
  }

  /** Another tab saved since this one read: what is kept and what she typed, side by side. */
  private async showBoth(response: Response, id: string, body: FormBody): Promise<void> {
    const data = await this.load(response, id, body);
    this.pages.show(response, data, reviewConflictView(existing(data.assignment), body), 409);
  }

  private async again(
    response: Response,
    id: string,
    body: FormBody,
    { problems, isSaved }: { problems: readonly Problem[]; isSaved: boolean },
  ): Promise<void> {
    await this.show(response, id, { query: body, form: { values: body, problems }, isSaved });
  }

  private async show(
    response: Response,
    id: string,
    {
      query,
      form,
      done,
      isSaved = true,
    }: { query: FormBody; form: FormState | null; done?: string; isSaved?: boolean },
  ): Promise<void> {
    const data = await this.load(response, id, query);
    const assignment = existing(data.assignment);
    const status = form ? 422 : 200;
    const view =
      assignment.state === 'OFFERED'
        ? offerView(assignment, form ?? emptyForm)
        : workspaceView(
            { assignment, form, isSaved, at: query, changes: await this.changes(response, assignment) },
            done,
          );
    this.pages.show(response, data, view, status);
  }

  private async changes(response: Response, { id, work }: Assignment) {
    if (!work || work.round === 1) return null;
    const { assignment } = await this.pages.run(workspaceChangesQuery, { id }, response);
    return assignment?.work?.changes ?? null;
  }

  private load(response: Response, id: string, query: FormBody): Promise<ReviewWorkspaceQuery> {
    const start = startOf(trailIn(query));
    const after = start > 0 ? cursorAt(start - 1) : null;
    const variables = { id, first: MOST_PASSAGES, after, onlyNew: isOnlyNew(query) };
    return this.pages.run(workspaceQuery, variables, response);
  }
}

const unanswered: Problem = {
  code: 'ANSWER_MISSING',
  message: 'Choisissez une réponse.',
  field: 'answer',
};

const goingOn = { problems: [], isSaved: true };

const isSending = (body: FormBody): boolean => textOf(body, 'action') === 'envoyer';

function answerScript(
  response: Response,
  { review, userErrors }: { review?: { revision: number } | null; userErrors: readonly Problem[] },
): void {
  const status = review ? 200 : userErrors.some(({ code }) => code === 'REVIEW_CHANGED') ? 409 : 422;
  response.status(status).json(review ? { revision: review.revision } : { userErrors });
}
