import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, optionalText, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { establishmentQuery } from './establishment.operation.js';
import { establishmentView } from './establishment.js';
import { updateProfileMutation } from './profile.operation.js';

@Controller('compte/profil/etablissement')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class EstablishmentController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async search(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, textOf(query, 'chercher').trim(), []);
  }

  @Post()
  async choose(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { establishmentUai: optionalText(body, 'uai') };
    const { updateProfile } = await this.pages.run(updateProfileMutation, { input }, response);
    if (updateProfile.userErrors.length === 0)
      return this.pages.redirect(response, '/compte/profil?fait=enregistre');
    await this.show(
      response,
      '',
      updateProfile.userErrors.map((problem) => ({ ...problem, field: 'chercher' })),
    );
  }

  private async show(response: Response, words: string, problems: readonly Problem[]): Promise<void> {
    const data = await this.pages.run(establishmentQuery, { words, search: words !== '' }, response);
    const mine = existing(data.me).establishment;
    const view = establishmentView({ mine, words, found: data.establishments ?? null, problems });
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
