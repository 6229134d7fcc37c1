import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { CollectionFeedQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { atomOf } from '../feeds/atom.js';
import { existing } from '../layout/existing.js';
import { type FormBody, optionalText } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { feedOf, readPath } from './collection-path.js';
import { pageOf, sliceOf } from './page-slice.js';
import { PRINTED_ITEMS, printView } from './print.js';
import { collectionFeedQuery, printedCollectionQuery } from './taking.operation.js';

/** A collection taken away: on paper, and to where one reads what is new. */
@Controller('c')
@UseFilters(PageErrors)
export class TakingController {
  constructor(private readonly pages: Pages) {}

  /** Of what everybody sees, and of nothing else: a feed has no reader. */
  @Get(':slug.atom')
  async feed(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const data = await this.pages.run(collectionFeedQuery, { slug }, response);
    const collection = existing(data.collection);
    if (collection.visibility !== 'PUBLIC') throw new NotFoundException();
    const { title, path: feedPath } = feedOf(collection);
    const feed = atomOf({
      title,
      origin: this.pages.origins.pages,
      path: readPath(collection.slug),
      feedPath,
      resources: { edges: collection.lastAdded.map((item) => ({ node: entryOf(item) })) },
    });
    this.pages.publish(response, 'application/atom+xml', 300, feed);
  }

  @Get(':slug/imprimer')
  async print(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const [page, key] = [pageOf(query), optionalText(query, 'cle')];
    const variables = { slug, key, ...sliceOf(page, PRINTED_ITEMS) };
    const data = await this.pages.run(printedCollectionQuery, variables, response);
    const collection = existing(data.collection);
    // A document of its own: what is printed asks as much as a page may already.
    const layout = await this.pages.layout(response);
    if (collection.visibility !== 'PUBLIC') this.pages.hideAddress(response);
    this.pages.show(response, layout, printView(collection, { page, key }));
  }
}

type LastAdded = NonNullable<CollectionFeedQuery['collection']>['lastAdded'][number];

/** New when it was put there, and again with each new version; what a curator says of it comes first. */
function entryOf({ note, addedAt, resource, version }: LastAdded) {
  if (!version) return { url: resource.url };
  const [publishedAt = addedAt] = [addedAt, version.publishedAt].sort().reverse();
  const summary = [note, version.summary].filter(Boolean).join('\n\n');
  return { url: resource.url, version: { ...version, publishedAt, summary } };
}
