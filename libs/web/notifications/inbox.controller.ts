import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  inboxQuery,
  markAllReadMutation,
  markReadMutation,
  preferencesQuery,
  setFrequencyMutation,
} from './inbox.operation.js';
import { inboxView, LINES_PER_PAGE } from './inbox.js';
import { FREQUENCIES, preferencesView } from './preferences.js';

/** What somebody is told, and which of it by mail. */
@Controller('notifications')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class InboxController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async inbox(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const after = page > 1 ? cursorAt((page - 1) * LINES_PER_PAGE - 1) : null;
    const data = await this.pages.run(inboxQuery, { first: LINES_PER_PAGE, after }, response);
    this.pages.show(response, data, inboxView(existing(data.me), page, textOf(query, 'fait')));
  }

  @Post('lues')
  async markAllRead(@Res() response: Response): Promise<void> {
    await this.pages.run(markAllReadMutation, {}, response);
    this.pages.redirect(response, '/notifications?fait=lues');
  }

  @Post(':id/lue')
  async markRead(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    await this.pages.run(markReadMutation, { input: { id } }, response);
    const page = numberOf(body, 'page') ?? 1;
    this.pages.redirect(response, page > 1 ? `/notifications?page=${page}` : '/notifications');
  }

  @Get('reglages')
  async preferences(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(preferencesQuery, {}, response);
    this.pages.show(response, data, preferencesView(existing(data.me), null, textOf(query, 'fait')));
  }

  @Post('reglages')
  async choose(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const choices = Object.keys(body).flatMap((kind) => {
      const frequency = choiceOf(body, kind, FREQUENCIES);
      return frequency ? [{ kind, frequency }] : [];
    });
    const { setNotificationFrequency } = await this.pages.run(
      setFrequencyMutation,
      { input: { choices } },
      response,
    );
    const problems = setNotificationFrequency.userErrors;
    if (problems.length === 0)
      return this.pages.redirect(response, '/notifications/reglages?fait=enregistre');
    const data = await this.pages.run(preferencesQuery, {}, response);
    this.pages.show(response, data, preferencesView(existing(data.me), { values: body, problems }), 422);
  }
}
