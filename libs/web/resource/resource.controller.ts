import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { ResourceQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import type { View } from '../layout/view.js';
import { licenceView } from './licence.js';
import { previewView, textView } from './preview.js';
import { previewQuery } from './preview.operation.js';
import { printView } from './print.js';
import { resourceReviewsQuery } from './reviews.operation.js';
import { reviewsView } from './reviews.js';
import { type Resource, resourceView, type Standing, type Version } from './resource.js';
import { resourceQuery, standingQuery } from './resource.operation.js';
import { similarView } from '../similar/similar.js';
import { similarQuery } from '../similar/similar.operation.js';
import { hiddenView, tombstoneView } from './tombstone.js';
import { versionsView } from './versions.js';

type Draw = (found: { resource: Resource; version: Version }) => View | Promise<View>;

@Controller('r/:slug')
@UseFilters(PageErrors)
export class ResourceController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async newest(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, { slug, suffix: '' }, async (found) =>
      resourceView({ ...found, ...(await this.standing(response, slug, null)) }, textOf(query, 'fait')),
    );
  }

  @Get('v/:number')
  async version(@Res() response: Response, @Param() at: { slug: string; number: string }): Promise<void> {
    const number = numberOf({ number: at.number }, 'number');
    if (number === null) throw new NotFoundException();
    await this.show(response, { slug: at.slug, suffix: `/v/${number}`, number }, async (found) =>
      resourceView({ ...found, ...(await this.standing(response, at.slug, number)) }),
    );
  }

  @Get('licence')
  async licence(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, { slug, suffix: '/licence' }, licenceView);
  }

  @Get('versions')
  async versions(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, { slug, suffix: '/versions', ...versionIn(query) }, versionsView);
  }

  @Get('relecture')
  async reviews(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const { number = null } = versionIn(query);
    await this.show(response, { slug, suffix: '/relecture', ...versionIn(query) }, async (found) => {
      const { resource } = await this.pages.run(resourceReviewsQuery, { slug, number }, response);
      return reviewsView({ ...found, label: resource?.version?.label ?? null });
    });
  }

  @Get('proches')
  async near(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, { slug, suffix: '/proches' }, async ({ version }) => {
      const { resource } = await this.pages.run(similarQuery, { slug }, response);
      const { nextResources = [], similarResources = [] } = resource ?? {};
      return similarView({ slug, title: version.title, nextResources, similarResources });
    });
  }

  @Get('imprimer')
  async print(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, { slug, suffix: '/imprimer' }, printView);
  }

  @Get('apercu/:file')
  async preview(
    @Res() response: Response,
    @Param() at: { slug: string; file: string },
    @Query() query: FormBody,
  ): Promise<void> {
    const data = await this.pages.run(
      previewQuery,
      { slug: at.slug, number: numberOf(query, 'v') },
      response,
    );
    const version = data.resource?.version;
    if (!data.resource || !version) throw new NotFoundException();
    if (at.file === 'texte' && version.text)
      return this.pages.show(response, data, textView(data.resource, version, version.text.html));
    const file = version.files.find(({ id }) => id === at.file);
    if (!file) throw new NotFoundException();
    const asText = textOf(query, 'vue') === 'texte';
    this.pages.show(response, data, previewView({ resource: data.resource, version, file }, asText));
  }

  /** What others made of it: adaptations, reviews, collections that hold it, what is near. */
  private async standing(response: Response, slug: string, number: number | null): Promise<Standing> {
    const { resource } = await this.pages.run(standingQuery, { slug, number }, response);
    return {
      adaptationCount: resource?.adaptations.totalCount ?? 0,
      collections: resource?.collections ?? [],
      near: {
        nextResources: resource?.nextResources ?? [],
        similarResources: resource?.similarResources ?? [],
      },
      declaredUses: resource?.declaredUses?.atLeast ?? null,
      label: resource?.version?.label ?? null,
      origins: resource?.version?.reviewedOrigins ?? [],
    };
  }

  /** Any page of a resource: an older slug redirects, a withdrawn or hidden resource answers 410. */
  private async show(
    response: Response,
    address: { slug: string; suffix: string; number?: number },
    draw: Draw,
  ): Promise<void> {
    const { slug, number = null } = address;
    const data: ResourceQuery = await this.pages.run(resourceQuery, { slug, number }, response);
    const { resource } = data;
    if (!resource) throw new NotFoundException();
    if (resource.slug !== slug)
      return this.pages.redirect(response, `/r/${resource.slug}${address.suffix}`, 301);
    if (resource.tombstone)
      return this.pages.show(response, data, tombstoneView(resource.tombstone, resource.slug), 410);
    if (resource.state === 'HIDDEN' && !resource.version)
      return this.pages.show(response, data, hiddenView(resource), 410);
    if (!resource.version) throw new NotFoundException();
    this.pages.show(response, data, await draw({ resource, version: resource.version }));
  }
}

/** The version that a page is about, where its address says which; else the newest. */
function versionIn(query: FormBody): { number?: number } {
  const number = numberOf(query, 'v');
  return number === null ? {} : { number };
}
