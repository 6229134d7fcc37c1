import { Controller, Get, Param, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { cleanCode, slipIn } from './attestation-words.js';
import { documentQuery, verifyQuery } from './attestation.operation.js';
import { codeView, verifiedView } from './verify.js';

/** Where anybody checks an attestation: by the address that it carries, or by its code. */
@Controller('attestations')
@UseFilters(PageErrors)
export class AttestationsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async ask(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const typed = textOf(query, 'code');
    const code = cleanCode(typed);
    if (query.code === undefined) return this.askAgain(response, emptyForm, 200);
    const slip = slipIn(code);
    if (slip === null) return this.pages.redirect(response, `/attestations/${encodeURIComponent(code)}`);
    await this.askAgain(response, refused(typed, slip), 422);
  }

  @Get(':code')
  async verify(@Res() response: Response, @Param('code') typed: string): Promise<void> {
    this.pages.hideAddress(response);
    const data = await this.pages.run(verifyQuery, { code: typed }, response);
    if (data.attestation) return this.pages.show(response, data, verifiedView(data.attestation));
    const message =
      slipIn(cleanCode(typed)) ??
      'Aucune attestation n’a ce code. Comparez-le, signe par signe, avec celui du document.';
    this.pages.show(response, data, codeView(refused(typed, message), data.viewer != null), 404);
  }

  @Get(':code/attestation.pdf')
  @UseGuards(SignInRequired)
  async document(@Res() response: Response, @Param('code') code: string): Promise<void> {
    const { attestation } = await this.pages.run(documentQuery, { code }, response);
    const { role, year, document } = existing(attestation);
    const bytes = Buffer.from(existing(document), 'base64');
    const name = role === 'REVIEWER' ? 'relecture' : 'ressources-relues';
    response.attachment(`attestation-${name}-${year}.pdf`).type('application/pdf').send(bytes);
  }

  private async askAgain(response: Response, form: FormState, status: number): Promise<void> {
    const data = await this.pages.layout(response);
    this.pages.show(response, data, codeView(form, data.viewer != null), status);
  }
}

const refused = (code: string, message: string): FormState => ({
  values: { code },
  problems: [{ code: 'CODE_UNKNOWN', message, field: 'code' }],
});
