import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { recogniseLicenceQuery } from '../publish/rights.operation.js';
import { type AskedMix, mixIn, mixPath, MOST_WRITTEN } from './mix-address.js';
import { mixAnswerQuery, mixPageQuery } from './mix.operation.js';
import { mixView } from './mix.js';

/** « Quelle licence pour mon mélange ? », for whoever asks, without account: its address is its whole state. */
@Controller('licences/melange')
@UseFilters(PageErrors)
export class MixController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async show(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const { isTooMuch, ...asked } = mixIn(query);
    const written = textOf(query, 'ecrite').trim().slice(0, MOST_WRITTEN);
    const recognised = written ? await this.recognise(response, written) : null;
    if (recognised?.licence && !isTooMuch)
      return this.pages.redirect(
        response,
        mixPath({ ...asked, adapted: [...asked.adapted, recognised.licence.id] }),
      );
    const data = await this.pages.run(mixPageQuery, { ids: [...asked.adapted, ...asked.shown] }, response);
    const known = new Set(data.licences.map(({ id }) => id));
    const mix: AskedMix = {
      adapted: asked.adapted.filter((id) => known.has(id)),
      shown: asked.shown.filter((id) => known.has(id)),
    };
    const works = mix.adapted.length + mix.shown.length;
    const variables = { sources: [...mix.adapted], shown: [...mix.shown] };
    const answer = works > 0 ? await this.pages.run(mixAnswerQuery, variables, response) : null;
    const view = mixView({
      mix,
      licences: data.licences,
      offered: data.offeredLicences,
      answer: answer?.licenceOptions ?? null,
      isTooMuch,
      isUnknown: works < asked.adapted.length + asked.shown.length,
      question: written ? { written, candidates: recognised?.candidates ?? [] } : null,
    });
    this.pages.show(response, data, view);
  }

  private async recognise(response: Response, text: string) {
    return (await this.pages.run(recogniseLicenceQuery, { text }, response)).recognisedLicence;
  }
}
