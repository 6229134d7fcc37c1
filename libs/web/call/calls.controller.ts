import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { atomOf } from '../feeds/atom.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, optionalText, type Problem, textOf } from '../layout/form.js';
import { pageOf, sliceOf } from '../collection/page-slice.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  callQuery,
  callsFeedQuery,
  callsQuery,
  retainMutation,
  setAsideMutation,
  subscribeMutation,
  unsubscribeMutation,
  withdrawContributionMutation,
} from './call.operation.js';
import { callPath, callsFeed } from './call-words.js';
import { callView, CONTRIBUTIONS_PER_PAGE } from './call.js';
import { CALLS_PER_PAGE, callsView } from './calls.js';

/** Calls as they are read, followed, and what is said of what they received. */
@Controller()
@UseFilters(PageErrors)
export class CallsController {
  constructor(private readonly pages: Pages) {}

  @Get('appels')
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const address = {
      page: pageOf(query),
      level: optionalText(query, 'niveau'),
      subject: optionalText(query, 'discipline'),
    };
    const { level, subject, page } = address;
    const variables = { ...sliceOf(page, CALLS_PER_PAGE), level, subject };
    const data = await this.pages.run(callsQuery, variables, response);
    this.pages.show(response, data, callsView(data, address, textOf(query, 'fait')));
  }

  @Get('appels.atom')
  async feed(@Res() response: Response): Promise<void> {
    const { calls } = await this.pages.run(callsFeedQuery, {}, response);
    const feed = atomOf({
      title: callsFeed.title,
      origin: this.pages.origins.pages,
      path: '/appels',
      feedPath: callsFeed.path,
      resources: {
        edges: calls.edges.map(({ node: { url, title, missing, openedAt, opener } }) => ({
          node: {
            url,
            version: { url, title, summary: missing, publishedAt: openedAt ?? '', authors: [opener] },
          },
        })),
      },
    });
    this.pages.publish(response, 'application/atom+xml', 300, feed);
  }

  @Get('appels/:slug')
  async read(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, { page: pageOf(query), done: textOf(query, 'fait') });
  }

  @Post('appels/:slug/suivre')
  @UseGuards(SignInRequired)
  async follow(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const input = { id: slug };
    const { subscribeToCall } = await this.pages.run(subscribeMutation, { input }, response);
    await this.after(response, slug, subscribeToCall.userErrors, { done: 'appel-suivi' });
  }

  @Post('appels/:slug/ne-plus-suivre')
  @UseGuards(SignInRequired)
  async unfollow(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const input = { id: slug };
    const { unsubscribeFromCall } = await this.pages.run(unsubscribeMutation, { input }, response);
    await this.after(response, slug, unsubscribeFromCall.userErrors, { done: 'appel-quitte' });
  }

  @Post('appels/:slug/retirer')
  @UseGuards(SignInRequired)
  async withdraw(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { call: slug, resource: textOf(body, 'resource') };
    const { withdrawContribution } = await this.pages.run(withdrawContributionMutation, { input }, response);
    await this.after(response, slug, withdrawContribution.userErrors, { done: 'reponse-retiree' });
  }

  @Post('appels/:slug/retenir')
  @UseGuards(SignInRequired)
  async retain(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { call: slug, resource: textOf(body, 'resource') };
    const { retainContribution } = await this.pages.run(retainMutation, { input }, response);
    await this.after(response, slug, retainContribution.userErrors, { done: 'enregistre' });
  }

  @Post('appels/:slug/ecarter')
  @UseGuards(SignInRequired)
  async setAside(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { call: slug, resource: textOf(body, 'resource'), word: textOf(body, 'word') };
    const { setContributionAside } = await this.pages.run(setAsideMutation, { input }, response);
    await this.after(response, slug, setContributionAside.userErrors, {
      done: 'reponse-ecartee',
      values: body,
    });
  }

  /** The page again: with what must be mended, or after the change. */
  private async after(
    response: Response,
    slug: string,
    problems: readonly Problem[],
    { done, values = {} }: { done: string; values?: FormBody },
  ): Promise<void> {
    if (problems.length > 0) return this.show(response, slug, { page: 1, form: { values, problems } });
    this.pages.redirect(response, callPath(slug, `?fait=${done}`));
  }

  private async show(
    response: Response,
    slug: string,
    shown: { page: number; done?: string; form?: FormState },
  ): Promise<void> {
    const variables = { slug, ...sliceOf(shown.page, CONTRIBUTIONS_PER_PAGE) };
    const data = await this.pages.run(callQuery, variables, response);
    const call = existing(data.call);
    // A document of its own: what a call shows asks as much as a page may already.
    const layout = await this.pages.layout(response);
    this.pages.show(response, layout, callView(call, shown), shown.form ? 422 : 200);
  }
}
