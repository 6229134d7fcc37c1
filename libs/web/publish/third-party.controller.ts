import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, isChecked, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { showRights } from './rights-page.js';
import { askQuestionMutation, declareItemMutation, removeItemMutation } from './rights.operation.js';
import { stepPath } from './steps.js';

/** The items of others inside a draft, and the question when one hesitates. */
@Controller('brouillons/:id/droits')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ThirdPartyController {
  constructor(private readonly pages: Pages) {}

  /** The addresses that only receive forms, when one is read again. */
  @Get(['elements', 'question'])
  backToRights(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, stepPath(id, 'RIGHTS'));
  }

  @Post('elements')
  async declareItem(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      draftId: id,
      title: textOf(body, 'title'),
      author: textOf(body, 'author'),
      sourceUrl: optionalText(body, 'sourceUrl'),
      licence: textOf(body, 'itemLicence'),
      lastUpdate: optionalText(body, 'lastUpdate'),
      reworked: isChecked(body, 'reworked'),
    };
    const { declarePart } = await this.pages.run(declareItemMutation, { input }, response);
    const { userErrors } = declarePart;
    if (userErrors.length === 0)
      return this.pages.redirect(response, `${stepPath(id, 'RIGHTS')}#thirdPartyItems`);
    const problems = userErrors.map((problem) =>
      problem.field === 'licence' ? { ...problem, field: 'itemLicence' } : problem,
    );
    await showRights(this.pages, response, id, { refused: { values: { ...body, others: 'oui' }, problems } });
  }

  @Post('elements/:item/retirer')
  async removeItem(@Res() response: Response, @Param() at: { id: string; item: string }): Promise<void> {
    await this.pages.run(removeItemMutation, { input: { draftId: at.id, id: at.item } }, response);
    this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#thirdPartyItems`);
  }

  @Post('question')
  async ask(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { draftId: id, question: textOf(body, 'question') };
    const { askLicenceQuestion } = await this.pages.run(askQuestionMutation, { input }, response);
    if (askLicenceQuestion.userErrors.length > 0)
      return showRights(this.pages, response, id, {
        refused: { values: body, problems: askLicenceQuestion.userErrors },
      });
    this.pages.redirect(response, `/brouillons/${id}?fait=question`);
  }
}
