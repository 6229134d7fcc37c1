import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { existing } from '../layout/existing.js';
import { fillProfile, profileView, readProfile } from './profile.js';
import { profileQuery, updateProfileMutation } from './profile.operation.js';

@Controller('compte/profil')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ProfileController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async profile(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, { done: textOf(query, 'fait') });
  }

  @Post()
  async update(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { updateProfile } = await this.pages.run(
      updateProfileMutation,
      { input: readProfile(body) },
      response,
    );
    if (updateProfile.userErrors.length > 0)
      return this.show(response, { refused: { values: body, problems: updateProfile.userErrors } });
    this.pages.redirect(response, '/compte?fait=enregistre');
  }

  private async show(
    response: Response,
    { refused, done }: { refused?: FormState; done?: string },
  ): Promise<void> {
    const data = await this.pages.run(profileQuery, {}, response);
    const { person, establishment } = existing(data.me);
    const form = refused ?? { values: fillProfile(person), problems: [] };
    const view = profileView({
      data,
      slug: person.slug,
      establishment: establishment?.name ?? null,
      form,
      done,
    });
    this.pages.show(response, data, view, refused ? 422 : 200);
  }
}
