import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, isChecked, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { stopMutation, stopQuery } from './inbox.operation.js';
import { brokenStopView, stoppedView, stopView } from './stop.js';

/** The stop link of a mail: whoever holds the mail may make it quiet, signed in or not. */
@Controller('notifications/arreter')
@UseFilters(PageErrors)
export class StopController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async ask(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, textOf(query, 'jeton'));
  }

  /** RFC 8058: a mail program posts to the address of the header itself, and follows no redirection. */
  @Post()
  async stop(@Res() response: Response, @Query() query: FormBody, @Body() body: FormBody): Promise<void> {
    const token = textOf(body, 'jeton') || textOf(query, 'jeton');
    const { stopNotifications } = await this.pages.run(stopMutation, { input: { token } }, response);
    if (stopNotifications.userErrors.length > 0 || isChecked(body, 'List-Unsubscribe'))
      return this.show(response, token);
    this.pages.redirect(response, `/notifications/arreter?jeton=${encodeURIComponent(token)}`);
  }

  private async show(response: Response, token: string): Promise<void> {
    this.pages.hideAddress(response);
    const data = await this.pages.run(stopQuery, { token }, response);
    const { notificationStop: stop } = data;
    if (!stop) return this.pages.show(response, data, brokenStopView, 410);
    this.pages.show(response, data, stop.stopped ? stoppedView(stop) : stopView(token, stop));
  }
}
