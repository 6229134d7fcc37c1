import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { answerPermissionMutation, permissionQuery } from './permission.operation.js';
import { ANSWERS, permissionView } from './permission.js';

/** A permission that was asked: for those who may answer, and for those who asked. */
@Controller('permissions')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class PermissionController {
  constructor(private readonly pages: Pages) {}

  @Get(':id')
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, emptyForm, textOf(query, 'fait'));
  }

  @Post(':id')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const choice = choiceOf(body, 'reponse', ANSWERS);
    if (choice === null)
      return this.show(response, id, {
        values: body,
        problems: [{ code: 'REQUIRED', message: 'Choisissez : d’accord, ou non.', field: 'reponse' }],
      });
    const input = { id, grant: choice === 'oui', answer: optionalText(body, 'answer') };
    const { answerPermission } = await this.pages.run(answerPermissionMutation, { input }, response);
    const problems = answerPermission.userErrors;
    if (problems.length > 0) return this.show(response, id, { values: body, problems });
    this.pages.redirect(response, `/permissions/${encodeURIComponent(id)}?fait=repondu`);
  }

  private async show(response: Response, id: string, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(permissionQuery, { id }, response);
    const permission = existing(data.permission);
    const view = permissionView(permission, form, permission.state === 'ASKED' ? undefined : done);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
