import { Body, Controller, Get, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { exportView, takeExportView } from './export.js';
import { exportMyDataMutation } from './export.operation.js';

@Controller('compte/donnees')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ExportPageController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async ask(@Res() response: Response): Promise<void> {
    await this.show(response, emptyForm);
  }

  /** Answers the archive as a link: our policy lets no form be redirected to the files host. */
  @Post()
  async give(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { currentPassword: textOf(body, 'currentPassword') };
    const { exportMyData } = await this.pages.run(exportMyDataMutation, { input }, response);
    const { address, userErrors } = exportMyData;
    if (!address) return this.show(response, { values: body, problems: userErrors });
    this.pages.show(response, await this.pages.layout(response), takeExportView(address));
  }

  private async show(response: Response, form: FormState): Promise<void> {
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, await this.pages.layout(response), exportView(form), status);
  }
}
