import { Controller, Get, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, optionalText } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { indicatorsQuery } from './indicators.operation.js';
import { indicatorsView } from './indicators.js';

/** Counts of the territories of a mandate: whoever holds none has no such page. */
@Controller('indicateurs')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class IndicatorsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async show(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const filter = { stage: optionalText(query, 'niveau'), subject: optionalText(query, 'discipline') };
    const data = await this.pages.run(indicatorsQuery, filter, response);
    const view = indicatorsView(existing(data.me?.indicators), { values: query, problems: [] });
    this.pages.show(response, data, view);
  }
}
