import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { AisleContentFragment, AisleFeedFragment, LayoutFragment } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { atomOf } from '../feeds/atom.js';
import { levelFollowQuery, subjectFollowQuery } from '../follow/follow.operation.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { aisleFeedPath, type AisleKind, aislePath } from './aisle-path.js';
import { levelFeedQuery, levelQuery, subjectFeedQuery, subjectQuery } from './aisle.operation.js';
import { type AisleReader, aisleView } from './aisle.js';
import { overviewQuery } from './overview.operation.js';
import { overviewView } from './overview.js';

/** The shelves of a level or of a subject, their feeds, and the plan of them all. */
@Controller()
@UseFilters(PageErrors)
export class BrowseController {
  constructor(private readonly pages: Pages) {}

  @Get('parcours')
  async overview(@Res() response: Response): Promise<void> {
    const data = await this.pages.run(overviewQuery, {}, response);
    this.pages.show(response, data, overviewView(data));
  }

  /** Before the page: its pattern would take the ending for a part of the name. */
  @Get('niveau/:id.atom')
  async levelFeed(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { aisle } = await this.pages.run(levelFeedQuery, { id }, response);
    this.sendFeed(response, 'niveau', aisle);
  }

  @Get('niveau/:id')
  async level(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(levelQuery, { id: id.toLowerCase() }, response);
    const followed =
      data.viewer && (await this.pages.run(levelFollowQuery, { id: id.toLowerCase() }, response)).aisle;
    const reader = readerOf(data, followed, query);
    this.showAisle(response, data, { kind: 'niveau', asked: id, reader });
  }

  @Get('discipline/:id.atom')
  async subjectFeed(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { aisle } = await this.pages.run(subjectFeedQuery, { id }, response);
    this.sendFeed(response, 'discipline', aisle);
  }

  @Get('discipline/:id')
  async subject(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(subjectQuery, { id: id.toLowerCase() }, response);
    const followed =
      data.viewer && (await this.pages.run(subjectFollowQuery, { id: id.toLowerCase() }, response)).aisle;
    const reader = readerOf(data, followed, query);
    this.showAisle(response, data, { kind: 'discipline', asked: id, reader });
  }

  /** « /niveau/CM1 », typed by hand, goes to the one address of the page. */
  private showAisle(
    response: Response,
    data: LayoutFragment & { aisle?: AisleContentFragment | null },
    { kind, asked, reader }: { kind: AisleKind; asked: string; reader: AisleReader },
  ): void {
    if (!data.aisle) throw new NotFoundException();
    const { id } = data.aisle.term;
    if (id !== asked) return this.pages.redirect(response, aislePath(kind, id), 301);
    this.pages.show(response, data, aisleView(kind, data.aisle, reader));
  }

  private sendFeed(response: Response, kind: AisleKind, aisle: AisleFeedFragment | null | undefined): void {
    if (!aisle) throw new NotFoundException();
    const { term, resources } = aisle;
    const feed = atomOf({
      title: `Essaim : ${term.shortLabel}`,
      origin: this.pages.origins.pages,
      path: aislePath(kind, term.id),
      feedPath: aisleFeedPath(kind, term.id),
      resources,
    });
    this.pages.publish(response, 'application/atom+xml', 300, feed);
  }
}

const readerOf = (
  { viewer }: LayoutFragment,
  aisle: { viewerFollows: boolean } | null | undefined,
  query: FormBody,
): AisleReader => ({
  isSignedIn: Boolean(viewer),
  isFollowed: aisle?.viewerFollows === true,
  done: textOf(query, 'fait'),
});
