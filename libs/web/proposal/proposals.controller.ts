import { Controller, Get, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { proposalsQuery } from './proposal.operation.js';
import { PROPOSALS_PER_PAGE, proposalsView } from './proposals.js';

@Controller('mes/propositions')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ProposalsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const shown = { received: pageIn(query, 'recues'), made: pageIn(query, 'faites') };
    const variables = {
      first: PROPOSALS_PER_PAGE,
      received: cursorBefore(shown.received),
      made: cursorBefore(shown.made),
    };
    const data = await this.pages.run(proposalsQuery, variables, response);
    this.pages.show(response, data, proposalsView(existing(data.me), shown, textOf(query, 'fait')));
  }
}

const pageIn = (query: FormBody, name: string): number => Math.max(1, numberOf(query, name) ?? 1);

const cursorBefore = (page: number): string | null =>
  page > 1 ? cursorAt((page - 1) * PROPOSALS_PER_PAGE - 1) : null;
