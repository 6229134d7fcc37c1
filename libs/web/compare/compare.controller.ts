import { Controller, Get, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, optionalText } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { slugIn } from '../layout/safe-path.js';
import type { ComparedPair } from './compare-path.js';
import { compareQuery } from './compare.operation.js';
import { compareView } from './compare.js';

@Controller('r/:slug/comparer')
@UseFilters(PageErrors)
export class CompareController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async compare(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const pair = pairIn(slug, query);
    const file = optionalText(query, 'fichier');
    const from = pair.other
      ? { resource: pair.other.slug, version: pair.other.version }
      : pair.a && { resource: slug, version: pair.a };
    const data = await this.pages.run(
      compareQuery,
      { from: from || null, to: { resource: slug, version: pair.b }, file, page: numberOf(query, 'page') },
      response,
    );
    this.pages.show(response, data, compareView(existing(data.compareVersions), { pair, file }));
  }
}

/** People paste the address of a resource as readily as its last words. */
function pairIn(slug: string, query: FormBody): ComparedPair {
  const typed = optionalText(query, 'avec');
  const other = typed && (slugIn(typed) ?? typed);
  const [a, b] = [numberOf(query, 'a'), numberOf(query, 'b')];
  return { slug, a, b, other: other ? { slug: other, version: numberOf(query, 'v') } : null };
}
