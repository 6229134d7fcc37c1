import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { personFollowQuery } from '../follow/follow.operation.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { personQuery } from './person.operation.js';
import { personView } from './person.js';

@Controller('u')
@UseFilters(PageErrors)
export class PersonController {
  constructor(private readonly pages: Pages) {}

  @Get(':name')
  async show(
    @Res() response: Response,
    @Param('name') name: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const data = await this.pages.run(personQuery, { name, page: numberOf(query, 'page') ?? 1 }, response);
    if (!data.person) throw new NotFoundException();
    if (data.person.slug !== name) return this.pages.redirect(response, `/u/${data.person.slug}`, 301);
    const { slug } = data.viewer?.person ?? { slug: null };
    const asked =
      slug === null || slug === name ? null : await this.pages.run(personFollowQuery, { name }, response);
    const reader = {
      slug,
      isFollowed: asked?.person?.viewerFollows === true,
      done: textOf(query, 'fait'),
    };
    this.pages.show(response, data, personView(data.person, reader));
  }
}
