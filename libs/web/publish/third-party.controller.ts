import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  emptyForm,
  type FormBody,
  type FormState,
  isChecked,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { outsideSourceView } from './outside-source.js';
import { recognisedQuery } from './recognised.operation.js';
import { fillRights, rightsView } from './rights.js';
import {
  addSourceMutation,
  askQuestionMutation,
  declareItemMutation,
  removeItemMutation,
  removeSourceMutation,
  rightsQuery,
} from './rights.operation.js';
import { stepPath } from './steps.js';

/** What of a draft comes from others: its sources, the items inside it, and the question when one hesitates. */
@Controller('brouillons/:id/droits')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ThirdPartyController {
  constructor(private readonly pages: Pages) {}

  /** The addresses that only receive forms, when one is read again. */
  @Get(['elements', 'question', 'sources'])
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
    await this.refuseRights(response, id, { ...body, others: 'oui' }, problems);
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
      return this.refuseRights(response, id, body, askLicenceQuestion.userErrors);
    this.pages.redirect(response, `/brouillons/${id}?fait=question`);
  }

  @Post('sources')
  async addResource(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { draftId: id, resource: textOf(body, 'resource') };
    const { userErrors } = (await this.pages.run(addSourceMutation, { input }, response)).addSource;
    if (userErrors.length > 0) return this.refuseRights(response, id, body, userErrors);
    this.pages.redirect(response, `${stepPath(id, 'RIGHTS')}#sources`);
  }

  @Get('sources/ailleurs')
  async outside(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.showOutside(response, id, emptyForm);
  }

  @Post('sources/ailleurs')
  async addOutside(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const outside = {
      title: textOf(body, 'sourceTitle'),
      author: textOf(body, 'sourceAuthor'),
      url: optionalText(body, 'outsideUrl'),
      licence: optionalText(body, 'sourceLicence'),
      licenceText: optionalText(body, 'licenceText'),
      agreement: optionalText(body, 'agreement'),
    };
    const input = { draftId: id, outside };
    const { userErrors } = (await this.pages.run(addSourceMutation, { input }, response)).addSource;
    if (userErrors.length === 0) return this.pages.redirect(response, `${stepPath(id, 'RIGHTS')}#sources`);
    const problems = userErrors.map((problem) => ({ ...problem, field: fieldOf(problem.field) }));
    await this.showOutside(response, id, { values: body, problems });
  }

  @Post('sources/:source/retirer')
  async removeSource(
    @Res() response: Response,
    @Param() at: { id: string; source: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { draftId: at.id, id: at.source };
    const { removeSource } = await this.pages.run(removeSourceMutation, { input }, response);
    if (removeSource.userErrors.length > 0)
      return this.refuseRights(response, at.id, body, removeSource.userErrors);
    this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#sources`);
  }

  private async showOutside(response: Response, id: string, form: FormState): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const view = outsideSourceView({ draft: existing(data.draft), licences: data.offeredLicences, form });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }

  private async refuseRights(
    response: Response,
    id: string,
    body: FormBody,
    problems: readonly Problem[],
  ): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const draft = existing(data.draft);
    const form = { values: { ...fillRights(draft), ...body }, problems };
    const sources = (await this.pages.run(recognisedQuery, { id }, response)).draft;
    const page = { licences: data.offeredLicences, reasons: data.vocabulary, form, sources };
    this.pages.show(response, data, rightsView(draft, page), 422);
  }
}

/** The page holds other titles and licences: those of a source have names of their own. */
const fieldOf = (field: string | null | undefined): string | null => {
  const last = field?.split('.').pop() ?? null;
  const names: Record<string, string> = {
    title: 'sourceTitle',
    author: 'sourceAuthor',
    url: 'outsideUrl',
    licence: 'sourceLicence',
  };
  return last === null ? null : (names[last] ?? last);
};
