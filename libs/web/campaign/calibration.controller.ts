import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { ExemplarPageQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { readAnswers } from '../reviewing/rubric-answers.js';
import {
  addExemplarMutation,
  calibrationQuery,
  closeCalibrationMutation,
  exemplarQuery,
  gradeExemplarMutation,
  removeExemplarMutation,
} from './calibration.operation.js';
import { calibrationView } from './calibration.js';
import { exemplarView } from './exemplar.js';

/** « Étalonnage » : exemplars that all who review in a campaign grade, and how far they read its rubric alike. */
@Controller('campagnes/:slug/etalonnage')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class CalibrationController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.showAll(response, slug, { form: emptyForm, done: textOf(query, 'fait') });
  }

  @Post()
  async add(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const input = { campaign: slug, resource: textOf(body, 'resource') };
    const { change } = await this.pages.run(addExemplarMutation, { input }, response);
    await this.after(response, slug, { values: body, problems: change.userErrors });
  }

  @Post('retirer')
  async remove(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { id: textOf(body, 'exemplar') };
    const { change } = await this.pages.run(removeExemplarMutation, { input }, response);
    await this.after(response, slug, { values: {}, problems: change.userErrors });
  }

  @Post('clore')
  async close(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { change } = await this.pages.run(closeCalibrationMutation, { input: { id: slug } }, response);
    await this.after(response, slug, { values: {}, problems: change.userErrors });
  }

  @Get(':number')
  async open(
    @Res() response: Response,
    @Param() { slug = '', number = '' }: Record<string, string>,
    @Query() query: FormBody,
  ): Promise<void> {
    const found = exemplarIn(await this.load(response, slug), number);
    this.pages.show(response, found.data, exemplarView({ ...found, form: null }, textOf(query, 'fait')));
  }

  @Post(':number')
  async grade(
    @Res() response: Response,
    @Param() { slug = '', number = '' }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<void> {
    const found = exemplarIn(await this.load(response, slug), number);
    const { exemplar, campaign } = found;
    const input = { id: exemplar.id, answers: readAnswers(body, campaign.rubric.criteria) };
    const { change } = await this.pages.run(gradeExemplarMutation, { input }, response);
    if (change.userErrors.length === 0)
      return this.pages.redirect(response, `${pathOf(slug)}/${exemplar.number}?fait=enregistre#comparer`);
    const form = { values: body, problems: change.userErrors };
    this.pages.show(response, found.data, exemplarView({ ...found, form }), 422);
  }

  private async after(
    response: Response,
    slug: string,
    form: { values: FormBody; problems: readonly Problem[] },
  ): Promise<void> {
    if (form.problems.length === 0) return this.pages.redirect(response, `${pathOf(slug)}?fait=enregistre`);
    await this.showAll(response, slug, { form });
  }

  private async showAll(
    response: Response,
    slug: string,
    { form, done }: { form: FormState; done?: string },
  ): Promise<void> {
    const data = await this.pages.run(calibrationQuery, { slug }, response);
    const campaign = existing(data.campaign);
    const calibration = existing(campaign.calibration);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, calibrationView({ campaign, calibration, form }, done), status);
  }

  private load(response: Response, slug: string): Promise<ExemplarPageQuery> {
    return this.pages.run(exemplarQuery, { slug }, response);
  }
}

const pathOf = (slug: string): string => `/campagnes/${encodeURIComponent(slug)}/etalonnage`;

function exemplarIn(data: ExemplarPageQuery, number: string) {
  const campaign = existing(data.campaign);
  const calibration = existing(campaign.calibration);
  const exemplar = existing(calibration.exemplars.find((each) => String(each.number) === number));
  return { data, campaign, calibration, exemplar };
}
