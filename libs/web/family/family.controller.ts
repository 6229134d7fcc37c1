import { Controller, Get, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, optionalText } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { hiddenView } from '../resource/tombstone.js';
import { familyQuery } from './family.operation.js';
import { familyView } from './family.js';

const PER_PAGE = 50;

/** « L’arbre » : where a resource comes from, and what was made of it. A withdrawn one keeps its own. */
@Controller('r/:slug/arbre')
@UseFilters(PageErrors)
export class FamilyController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async tree(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const [after, before] = [optionalText(query, 'apres'), optionalText(query, 'avant')];
    const page = before ? { last: PER_PAGE, before } : { first: PER_PAGE, after };
    const asked = { slug, ...page, isBeginning: !after && !before };
    const data = await this.pages.run(familyQuery, asked, response);
    const resource = existing(data.resource);
    if (resource.slug !== slug) return this.pages.redirect(response, `/r/${resource.slug}/arbre`, 301);
    if (!resource.lineage && resource.state === 'HIDDEN')
      return this.pages.show(response, data, hiddenView(resource), 410);
    this.pages.show(response, data, familyView(resource, existing(resource.lineage)));
  }
}
