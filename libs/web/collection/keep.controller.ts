import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, listOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { safePath } from '../layout/safe-path.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { createCollectionMutation } from './collection.operation.js';
import { keepMutation, keepQuery, unkeepMutation } from './keep.operation.js';
import { keepView } from './keep.js';

/** « Garder »: one press keeps; the page that follows says where, and lets her choose better. */
@Controller('garder')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class KeepController {
  constructor(private readonly pages: Pages) {}

  @Get(':slug')
  async choose(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const back = safePath(
      textOf(query, 'suite') || cameFrom(response, this.pages.origins.pages),
      `/r/${slug}`,
    );
    await this.show(response, slug, { back, done: textOf(query, 'fait') });
  }

  @Post(':slug')
  async keep(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const back = safePath(cameFrom(response, this.pages.origins.pages), `/r/${slug}`);
    const { keepResource } = await this.pages.run(keepMutation, { input: { resource: slug } }, response);
    if (!keepResource.collection)
      return this.show(response, slug, { back, refused: { values: {}, problems: keepResource.userErrors } });
    this.pages.redirect(response, `/garder/${slug}?fait=gardee&suite=${encodeURIComponent(back)}`);
  }

  @Post(':slug/ranger')
  async arrange(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const back = safePath(textOf(body, 'suite'), `/r/${slug}`);
    const problems = [
      ...(await this.begin(response, slug, body)),
      ...(await this.check(response, slug, body)),
    ];
    if (problems.length > 0) return this.show(response, slug, { back, refused: { values: body, problems } });
    this.pages.redirect(response, `/garder/${slug}?fait=rangee&suite=${encodeURIComponent(back)}`);
  }

  /** Into a collection that begins with it, where a title says so. */
  private async begin(response: Response, resource: string, body: FormBody): Promise<readonly Problem[]> {
    const title = textOf(body, 'title').trim();
    if (title === '') return [];
    const { createCollection } = await this.pages.run(
      createCollectionMutation,
      { input: { title } },
      response,
    );
    if (!createCollection.collection) return createCollection.userErrors;
    const input = { resource, collection: createCollection.collection.id };
    return (await this.pages.run(keepMutation, { input }, response)).keepResource.userErrors;
  }

  /** Only the boxes that were on the page say anything: what she has beyond them stays. */
  private async check(response: Response, resource: string, body: FormBody): Promise<readonly Problem[]> {
    const chosen = new Set(listOf(body, 'collections'));
    const problems: Problem[] = [];
    for (const collection of listOf(body, 'montrees')) {
      const input = { resource, collection };
      const { userErrors } = chosen.has(collection)
        ? (await this.pages.run(keepMutation, { input }, response)).keepResource
        : (await this.pages.run(unkeepMutation, { input }, response)).unkeepResource;
      problems.push(...userErrors);
    }
    return problems;
  }

  private async show(
    response: Response,
    slug: string,
    { back, done, refused }: { back: string; done?: string; refused?: FormState },
  ): Promise<void> {
    const data = await this.pages.run(keepQuery, { slug }, response);
    const resource = existing(data.resource);
    const form = refused ?? { values: { collections: resource.keptIn }, problems: [] };
    const view = keepView({ resource, mine: existing(data.me).collections }, { form, back, done });
    this.pages.show(response, data, view, refused ? 422 : 200);
  }
}

/** The page of this site that a form stood on; empty when it was another site’s, or none. */
function cameFrom({ req }: Response, origin: string): string {
  const from = req.get('Referer') ?? '';
  if (!URL.canParse(from)) return '';
  const url = new URL(from);
  return url.origin === origin ? url.pathname + url.search : '';
}
