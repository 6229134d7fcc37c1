import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { FindingReason } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, type Problem } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { REASONS } from './findings.js';
import { answerFindingMutation, reviewQuery } from './findings.operation.js';
import { fillReview, reviewView } from './review.js';
import { stepPath } from './steps.js';

const reasons = Object.keys(REASONS) as FindingReason[];

/** The answers to what the shield found, one form for each place of the last step. */
@Controller('brouillons/:id/relecture/trouvailles/:finding')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class FindingsController {
  constructor(private readonly pages: Pages) {}

  /** The address only receives forms: read again, it leads back to the page. */
  @Get()
  back(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, `${stepPath(id, 'REVIEW')}#findings`);
  }

  @Post()
  async answer(
    @Res() response: Response,
    @Param() at: { id: string; finding: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const reason = choiceOf(body, 'reason', reasons);
    if (!reason) return this.refuse(response, at.id, [noReason]);
    const input = { draftId: at.id, id: at.finding, reason };
    const { answerFinding } = await this.pages.run(answerFindingMutation, { input }, response);
    if (answerFinding.userErrors.length > 0) return this.refuse(response, at.id, answerFinding.userErrors);
    this.pages.redirect(response, `${stepPath(at.id, 'REVIEW')}#findings`);
  }

  private async refuse(response: Response, id: string, problems: readonly Problem[]): Promise<void> {
    const data = await this.pages.run(reviewQuery, { id }, response);
    const draft = existing(data.draft);
    const form = {
      values: fillReview(draft),
      problems: problems.map((each) => ({ ...each, field: 'findings' })),
    };
    this.pages.show(response, data, reviewView(draft, form), 422);
  }
}

const noReason: Problem = {
  code: 'REASON_MISSING',
  message: 'Choisissez pourquoi cela peut rester, ou retirez-le.',
  field: 'findings',
};
