import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { sourceAnchor } from '../publish/source-agreement.js';
import { stepPath } from '../publish/steps.js';
import { askPermissionMutation, askPermissionPageQuery } from './permission.operation.js';
import { askPermissionView } from './ask.js';

/** « Demander son accord » to those who sign a source. */
@Controller('brouillons/:id/droits/sources/:source/demande')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class AskPermissionController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param() at: { id: string; source: string }): Promise<void> {
    await this.show(response, at, emptyForm);
  }

  @Post()
  async ask(
    @Res() response: Response,
    @Param() at: { id: string; source: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      draftId: at.id,
      sourceId: at.source,
      licence: textOf(body, 'licence'),
      message: textOf(body, 'message'),
    };
    const { askPermission } = await this.pages.run(askPermissionMutation, { input }, response);
    const problems = askPermission.userErrors;
    if (problems.length > 0) return this.show(response, at, { values: body, problems });
    this.pages.redirect(response, `${stepPath(at.id, 'RIGHTS')}#${sourceAnchor(at.source)}`);
  }

  private async show(response: Response, at: { id: string; source: string }, form: FormState): Promise<void> {
    const data = await this.pages.run(askPermissionPageQuery, { id: at.id }, response);
    const draft = existing(data.draft);
    const source = existing(draft.sources.find(({ id }) => id === at.source) ?? null);
    const { viewer, offeredLicences } = data;
    const name = viewer?.person.name ?? '';
    const wished = draft.licence?.label ?? offeredLicences[0]?.label ?? '';
    const view = askPermissionView({ draft, source, form, letter: { name, wished } });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
