import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { dayField } from '../layout/civil-day.js';
import { choiceOf, emptyForm, type FormBody, type FormState, listOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { callQuery } from './call.operation.js';
import {
  callFormQuery,
  closeCallMutation,
  deleteCallMutation,
  newCallQuery,
  openCallMutation,
  prepareCallMutation,
  updateCallMutation,
} from './call-form.operation.js';
import { callPath } from './call-words.js';
import { callFormView, fillCall, newCallView, readCall, readWords, WANTS } from './call-form.js';
import { callView, CONTRIBUTIONS_PER_PAGE } from './call.js';

const DAY = 86_400_000;

/** A call from its first words to its end, for whoever may open it. */
@Controller('appels')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class PrepareCallController {
  constructor(private readonly pages: Pages) {}

  /** `niveau`, `discipline`, `mot` and `voulu`: what a hole of the coverage says that is missing. */
  @Get('nouveau')
  async begin(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.showNew(response, {
      ...emptyForm,
      values: {
        levels: listOf(query, 'niveau'),
        subjects: listOf(query, 'discipline'),
        keywords: textOf(query, 'mot'),
        wants: choiceOf(query, 'voulu', WANTS) ?? 'PUBLISHED',
        wanted: '3',
        opensOn: dayField(new Date()),
        closesOn: dayField(new Date(Date.now() + 60 * DAY)),
      },
    });
  }

  @Post('nouveau')
  async create(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = readCall(body);
    const { prepareCall } = await this.pages.run(prepareCallMutation, { input }, response);
    if (!prepareCall.call) return this.showNew(response, { values: body, problems: prepareCall.userErrors });
    const { slug } = prepareCall.call;
    if (textOf(body, 'suite') === '') return this.pages.redirect(response, callPath(slug, '?fait=appel'));
    await this.openOrMend(response, slug);
  }

  @Get(':slug/modifier')
  async edit(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, slug);
  }

  @Post(':slug/modifier')
  async update(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    // Once open, only its words and its last day are in the form.
    const isWhole = textOf(body, 'wants') !== '';
    const input = { id: slug, ...(isWhole ? readCall(body) : readWords(body)) };
    const { updateCall } = await this.pages.run(updateCallMutation, { input }, response);
    if (!updateCall.call) return this.show(response, slug, { values: body, problems: updateCall.userErrors });
    if (textOf(body, 'suite') === '')
      return this.pages.redirect(response, callPath(slug, '?fait=enregistre'));
    await this.openOrMend(response, slug);
  }

  @Post(':slug/ouvrir')
  async open(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.openOrMend(response, slug);
  }

  @Post(':slug/supprimer')
  async delete(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { deleteCall } = await this.pages.run(deleteCallMutation, { input: { id: slug } }, response);
    existing(deleteCall.deletedId);
    this.pages.redirect(response, '/appels?fait=appel-supprime');
  }

  @Post(':slug/clore')
  async close(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const input = { id: slug, word: textOf(body, 'word') };
    const { closeCall } = await this.pages.run(closeCallMutation, { input }, response);
    if (closeCall.call) return this.pages.redirect(response, callPath(slug, '?fait=appel-clos'));
    const data = await this.pages.run(
      callQuery,
      { slug, first: CONTRIBUTIONS_PER_PAGE, after: null },
      response,
    );
    const form = { values: body, problems: closeCall.userErrors };
    const layout = await this.pages.layout(response);
    this.pages.show(response, layout, callView(existing(data.call), { page: 1, form }), 422);
  }

  /** What it still lacks is mended in its form, where it waits as a draft. */
  private async openOrMend(response: Response, slug: string): Promise<void> {
    const { openCall } = await this.pages.run(openCallMutation, { input: { id: slug } }, response);
    if (!openCall.call) return this.show(response, slug, { values: null, problems: openCall.userErrors });
    this.pages.redirect(response, callPath(slug, '?fait=appel-ouvert'));
  }

  private async showNew(response: Response, form: FormState): Promise<void> {
    const data = await this.pages.run(newCallQuery, {}, response);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, newCallView({ lists: data, form }), status);
  }

  /** `values`: null, those that are kept. */
  private async show(
    response: Response,
    slug: string,
    refused?: { values: FormBody | null; problems: FormState['problems'] },
  ): Promise<void> {
    const data = await this.pages.run(callFormQuery, { slug }, response);
    const call = existing(data.call);
    if (!call.viewerCan.update) {
      existing(call.viewerCan.close || null);
      return this.pages.redirect(response, callPath(slug));
    }
    const form = { values: refused?.values ?? fillCall(call), problems: refused?.problems ?? [] };
    this.pages.show(response, data, callFormView(call, { lists: data, form }), refused ? 422 : 200);
  }
}
