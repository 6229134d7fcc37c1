import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, numberOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { mineQuery, requestMutation, withdrawMutation } from './attestation.operation.js';
import { mineView } from './mine.js';

/** Asking for an attestation, taking it away, taking it back. */
@Controller('mes/attestations')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class MyAttestationsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, [], textOf(query, 'fait'));
  }

  @Post()
  async request(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const role = choiceOf(body, 'role', roles);
    const year = numberOf(body, 'year');
    if (role === null || year === null) return this.show(response, [nothingChosen]);
    const { requestAttestation } = await this.pages.run(requestMutation, { input: { role, year } }, response);
    await this.after(response, requestAttestation.userErrors, 'attestation');
  }

  @Post('retirer')
  async withdraw(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { code: textOf(body, 'code') };
    const { withdrawAttestation } = await this.pages.run(withdrawMutation, { input }, response);
    await this.after(response, withdrawAttestation.userErrors, 'attestation-retiree');
  }

  private async after(response: Response, problems: readonly Problem[], done: string): Promise<void> {
    if (problems.length === 0) return this.pages.redirect(response, `/mes/attestations?fait=${done}`);
    await this.show(response, problems);
  }

  private async show(response: Response, problems: readonly Problem[], done?: string): Promise<void> {
    const data = await this.pages.run(mineQuery, {}, response);
    const view = mineView(existing(data.me), { problems, done });
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}

const roles = ['REVIEWER', 'AUTHOR'] as const;

const nothingChosen: Problem = {
  code: 'ATTESTATION_UNKNOWN',
  message: 'Choisissez ce qui est attesté, et l’année, dans la liste.',
  field: null,
};
