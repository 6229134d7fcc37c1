import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { brokenFollowStopView, followStoppedView, followStopView } from './follow-stop.js';
import { followStopQuery, stopFollowMutation } from './follow.operation.js';

/** The stop link of one follow: whoever holds the mail may make it quiet, signed in or not. */
@Controller('suivis/arreter')
@UseFilters(PageErrors)
export class FollowStopController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async ask(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, textOf(query, 'jeton'));
  }

  @Post()
  async stop(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const token = textOf(body, 'jeton');
    const { stopFollow } = await this.pages.run(stopFollowMutation, { input: { token } }, response);
    if (stopFollow.userErrors.length > 0) return this.show(response, token);
    this.pages.redirect(response, `/suivis/arreter?jeton=${encodeURIComponent(token)}`);
  }

  private async show(response: Response, token: string): Promise<void> {
    this.pages.hideAddress(response);
    const data = await this.pages.run(followStopQuery, { token }, response);
    if (!data.followStop) return this.pages.show(response, data, brokenFollowStopView, 410);
    const { name } = data.followStop;
    this.pages.show(response, data, name ? followStopView(token, name) : followStoppedView);
  }
}
