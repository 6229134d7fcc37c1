import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { FacetName } from '#contract';
import { SitemapStream, streamToPromise } from 'sitemap';
import { PageErrors } from '../errors/page-errors.filter.js';
import type { FormBody } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { readSearchAddress, searchPath, variablesOf } from '../search/search-address.js';
import { atomOf } from './atom.js';
import { type AisleKind, aislePath } from '../browse/aisle-path.js';
import { overviewQuery } from '../browse/overview.operation.js';
import { feedQuery, sitemapQuery } from './feeds.operation.js';

/** A sitemap may hold 50,000 addresses: 1,000 pages of 50. */
const SITEMAP_PAGES = 1000;

/** Working pages are for people who sign in; filter pages would be crawled without end. */
const PUBLIC_PAGES = [
  '/',
  '/recherche',
  '/parcours',
  '/publier',
  '/aide',
  '/licences-expliquees',
  '/licences/melange',
  '/campagnes',
  '/appels',
  '/couverture',
];
const CLOSED_TO_ROBOTS = [
  '/admin/',
  '/brouillons/',
  '/compte',
  '/mes/',
  '/moderation',
  '/referent',
  '/appels/nouveau',
  '/recherche/filtres',
  '/recherche/ma-classe',
  '/signaler',
  '/connexion',
];

const aisleKinds: Partial<Record<FacetName, AisleKind>> = { LEVELS: 'niveau', SUBJECTS: 'discipline' };

/** What programs read: Atom of any search, sitemap, robots.txt. */
@Controller()
@UseFilters(PageErrors)
export class FeedsController {
  constructor(private readonly pages: Pages) {}

  @Get('recherche.atom')
  async atom(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const address = { ...readSearchAddress(query), page: 1 };
    const { text, filter, sort } = variablesOf(address);
    const { resources } = await this.pages.run(feedQuery, { text, filter, sort }, response);
    const feed = atomOf({
      title: address.text ? `Essaim : « ${address.text} »` : 'Essaim : nouvelles ressources',
      origin: this.pages.origins.pages,
      path: searchPath(address),
      feedPath: searchPath(address, '/recherche.atom'),
      resources,
    });
    this.pages.publish(response, 'application/atom+xml', 300, feed);
  }

  @Get('sitemap.xml')
  async sitemap(@Res() response: Response): Promise<void> {
    const stream = new SitemapStream({ hostname: this.pages.origins.pages });
    const xml = streamToPromise(stream);
    for (const url of PUBLIC_PAGES) stream.write({ url });
    for (const url of await this.aislePaths(response)) stream.write({ url });
    for (let page = 1, pageCount = 1; page <= Math.min(pageCount, SITEMAP_PAGES); page++) {
      const { resources } = await this.pages.run(sitemapQuery, { page }, response);
      pageCount = resources.pageCount;
      for (const { node } of resources.edges)
        if (node.version) stream.write({ url: `/r/${node.slug}`, lastmod: node.version.publishedAt });
    }
    stream.end();
    this.pages.publish(response, 'application/xml', 3600, await xml);
  }

  @Get('robots.txt')
  robots(@Res() response: Response): void {
    const closed = CLOSED_TO_ROBOTS.map((path) => `Disallow: ${path}`).join('\n');
    response
      .set('Cache-Control', 'public, max-age=86400')
      .type('text/plain')
      .send(`User-agent: *\n${closed}\n\nSitemap: ${this.pages.origins.pages}/sitemap.xml\n`);
  }

  /** The mark of the header, drawn with attributes only. */
  @Get('favicon.svg')
  icon(@Res() response: Response): void {
    response
      .set('Cache-Control', 'public, max-age=86400')
      .type('image/svg+xml')
      .send(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><path fill="#f6bd41" d="M12 3 22 9v12l-10 6-10-6V9z"/>' +
          '<circle cx="21" cy="11" r="7" fill="#96380f"/></svg>',
      );
  }

  /** Of the levels and subjects that have something. */
  private async aislePaths(response: Response): Promise<string[]> {
    const { resources } = await this.pages.run(overviewQuery, {}, response);
    return resources.facets.flatMap(({ name, values }) => {
      const kind = aisleKinds[name];
      return kind ? values.filter(({ count }) => count > 0).map(({ id }) => aislePath(kind, id)) : [];
    });
  }
}
