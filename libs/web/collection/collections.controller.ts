import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { collectionFollowQuery } from '../follow/follow.operation.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { editPath } from './collection-words.js';
import {
  collectionQuery,
  collectionsQuery,
  copyCollectionMutation,
  createCollectionMutation,
  myCollectionsQuery,
} from './collection.operation.js';
import { collectionView, type Found, ITEMS_PER_PAGE, searchingOn } from './collection.js';
import { COLLECTIONS_PER_PAGE, collectionsView, myCollectionsView } from './collections.js';
import { pageOf, sliceOf } from './page-slice.js';
import { foundInSectionQuery } from './searching.operation.js';

/** Collections as they are read: all of them, one’s own, and each. */
@Controller()
@UseFilters(PageErrors)
export class CollectionsController {
  constructor(private readonly pages: Pages) {}

  @Get('collections')
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = pageOf(query);
    const data = await this.pages.run(collectionsQuery, sliceOf(page, COLLECTIONS_PER_PAGE), response);
    this.pages.show(response, data, collectionsView(data, page));
  }

  @Get('mes/collections')
  @UseGuards(SignInRequired)
  async mine(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.showMine(response, query, emptyForm);
  }

  @Post('mes/collections')
  @UseGuards(SignInRequired)
  async create(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { title: textOf(body, 'title') };
    const { createCollection } = await this.pages.run(createCollectionMutation, { input }, response);
    if (!createCollection.collection)
      return this.showMine(response, {}, { values: body, problems: createCollection.userErrors });
    this.pages.redirect(response, editPath(createCollection.collection.id, '?fait=collection'));
  }

  @Get('c/:slug')
  async read(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const [page, key, kit] = [pageOf(query), optionalText(query, 'cle'), optionalText(query, 'depuis')];
    const variables = { slug, key, kit, ...sliceOf(page, ITEMS_PER_PAGE) };
    const data = await this.pages.run(collectionQuery, variables, response);
    const collection = existing(data.collection);
    // What not everybody reads is kept by nobody, and its address leaves by no Referer.
    if (collection.visibility !== 'PUBLIC') this.pages.hideAddress(response);
    // A document of its own: what a collection shows asks as much as a page may already.
    const layout = await this.pages.layout(response);
    const found = await this.find(response, searchingOn(collection, page), key);
    const asked = layout.viewer && (await this.pages.run(collectionFollowQuery, { slug }, response));
    const reading = {
      ...{ page, key, kit, done: textOf(query, 'fait'), found },
      isSignedIn: Boolean(layout.viewer),
      isFollowed: asked?.collection?.viewerFollows === true,
    };
    this.pages.show(response, layout, collectionView(collection, reading));
  }

  /** A document for each section that searches: each asks as much as a search page. */
  private async find(response: Response, sections: readonly string[], key: string | null): Promise<Found> {
    const found = sections.map(async (id) => {
      const { section } = await this.pages.run(foundInSectionQuery, { id, key }, response);
      return [id, section?.found ?? null] as const;
    });
    return new Map(await Promise.all(found));
  }

  @Post('c/:slug/copier')
  @UseGuards(SignInRequired)
  async copy(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const input = { id: slug, key: optionalText(body, 'cle') };
    const { copyCollection } = await this.pages.run(copyCollectionMutation, { input }, response);
    const { id } = existing(copyCollection.collection);
    this.pages.redirect(response, editPath(id, '?fait=collection-copiee'));
  }

  private async showMine(response: Response, query: FormBody, form: FormState): Promise<void> {
    const page = pageOf(query);
    const data = await this.pages.run(myCollectionsQuery, sliceOf(page, COLLECTIONS_PER_PAGE), response);
    const view = myCollectionsView(existing(data.me).collections, {
      page,
      form,
      done: textOf(query, 'fait'),
    });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
