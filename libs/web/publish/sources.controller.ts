import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { outsideSourceView } from './outside-source.js';
import { showRights } from './rights-page.js';
import {
  addSourceMutation,
  attachAgreementMutation,
  removeSourceMutation,
  rightsQuery,
} from './rights.operation.js';
import { agreementField, sourceAnchor } from './source-agreement.js';
import { stepPath } from './steps.js';

/** What a draft is adapted from: resources of Essaim, works from elsewhere, and what their authors agreed to. */
@Controller('brouillons/:id/droits/sources')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SourcesController {
  constructor(private readonly pages: Pages) {}

  /** The addresses only receive forms, and are read again. */
  @Get(['', ':source/accord', ':source/retirer'])
  backToRights(@Res() response: Response, @Param('id') id: string): void {
    this.pages.redirect(response, stepPath(id, 'RIGHTS'));
  }

  @Post()
  async addResource(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { draftId: id, resource: textOf(body, 'resource') };
    const { userErrors } = (await this.pages.run(addSourceMutation, { input }, response)).addSource;
    if (userErrors.length > 0)
      return showRights(this.pages, response, id, { refused: { values: body, problems: userErrors } });
    this.pages.redirect(response, `${stepPath(id, 'RIGHTS')}#sources`);
  }

  @Get('ailleurs')
  async outside(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.showOutside(response, id, emptyForm);
  }

  @Post('ailleurs')
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

  @Post(':source/retirer')
  async removeSource(
    @Res() response: Response,
    @Param() at: { id: string; source: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { draftId: at.id, id: at.source };
    const { removeSource } = await this.pages.run(removeSourceMutation, { input }, response);
    if (removeSource.userErrors.length > 0)
      return showRights(this.pages, response, at.id, {
        refused: { values: body, problems: removeSource.userErrors },
      });
    this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#sources`);
  }

  /** Its words, as their author wrote them elsewhere; nothing takes them back. */
  @Post(':source/accord')
  async attachAgreement(
    @Res() response: Response,
    @Param() at: { id: string; source: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const field = agreementField(at.source);
    const input = { draftId: at.id, sourceId: at.source, agreement: textOf(body, field) };
    const { attachAgreement } = await this.pages.run(attachAgreementMutation, { input }, response);
    if (attachAgreement.userErrors.length === 0)
      return this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#${sourceAnchor(at.source)}`);
    const problems = attachAgreement.userErrors.map((problem) => ({ ...problem, field }));
    await showRights(this.pages, response, at.id, { refused: { values: body, problems } });
  }

  private async showOutside(response: Response, id: string, form: FormState): Promise<void> {
    const data = await this.pages.run(rightsQuery, { id }, response);
    const view = outsideSourceView({ draft: existing(data.draft), licences: data.offeredLicences, form });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
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
