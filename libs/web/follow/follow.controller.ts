import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { pageOf, sliceOf } from '../collection/page-slice.js';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { followableAt } from './follow-address.js';
import { followMutation, followsQuery, unfollowMutation } from './follow.operation.js';
import { FOLLOWS_PER_PAGE, followsView } from './follows.js';

/** « Suivre », from the page of what is followed, and all that one follows. */
@Controller()
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class FollowController {
  constructor(private readonly pages: Pages) {}

  @Post('suivre')
  async follow(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { input, back } = existing(followableAt(textOf(body, 'adresse')));
    const { follow } = await this.pages.run(followMutation, { input }, response);
    if (follow.userErrors.length > 0) return this.show(response, {}, follow.userErrors);
    this.pages.redirect(response, `${back}?fait=suivi`);
  }

  @Post('suivre/arreter')
  async unfollow(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const { input, back } = existing(followableAt(textOf(body, 'adresse')));
    const { unfollow } = await this.pages.run(unfollowMutation, { input }, response);
    if (unfollow.userErrors.length > 0) return this.show(response, {}, unfollow.userErrors);
    this.pages.redirect(response, `${back}?fait=plus-suivi`);
  }

  @Get('mes/suivis')
  async mine(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, query, []);
  }

  /** One list holds alerts and all the rest. */
  @Get('mes/alertes')
  alerts(@Res() response: Response): void {
    this.pages.redirect(response, '/mes/suivis', 301);
  }

  @Post('mes/suivis/:id/arreter')
  async stop(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.pages.run(unfollowMutation, { input: { id } }, response);
    this.pages.redirect(response, '/mes/suivis?fait=plus-suivi');
  }

  private async show(response: Response, query: FormBody, problems: readonly Problem[]): Promise<void> {
    const page = pageOf(query);
    const data = await this.pages.run(followsQuery, sliceOf(page, FOLLOWS_PER_PAGE), response);
    const view = followsView(existing(data.me).follows, { page, problems, done: textOf(query, 'fait') });
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
