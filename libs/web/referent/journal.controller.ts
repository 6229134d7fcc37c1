import { Controller, Get, Param, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { csvFile } from '../layout/csv.js';
import { JOURNAL_PER_PAGE, journalView } from './journal.js';
import { journalQuery, reviewersWorkQuery } from './journal.operation.js';
import { journalSentence } from './journal-words.js';

/** What happened in a campaign, and how much each was asked for: to read, and to take away. */
@Controller('referent/campagnes/:slug')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class JournalController {
  constructor(private readonly pages: Pages) {}

  @Get('journal')
  async read(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const page = Math.max(1, numberOf(query, 'page') ?? 1);
    const submission = textOf(query, 'demande');
    const { data, campaign } = await this.load(response, slug, { submission, page });
    this.pages.show(response, data, journalView({ campaign, page, submission }));
  }

  @Get('journal/journal.csv')
  async csv(@Res() response: Response, @Param('slug') slug: string, @Query() query: FormBody): Promise<void> {
    const submission = textOf(query, 'demande');
    const rows = [['Quand', 'Ce qui s’est passé', 'Ressource']];
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { edges } = (await this.load(response, slug, { submission, page })).campaign.journal;
      for (const { node } of edges) rows.push([node.at, journalSentence(node), node.submission?.title ?? '']);
      isMore = edges.length === JOURNAL_PER_PAGE;
    }
    response.attachment(`${slug}-journal.csv`);
    this.pages.publish(response, 'text/csv', 0, csvFile(rows));
  }

  @Get('relectures.csv')
  async work(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { campaign } = await this.pages.run(reviewersWorkQuery, { slug }, response);
    const rows = existing(campaign?.reviewers).map(({ reviewer, asked, done, late, running }) => [
      reviewer?.name ?? 'Compte fermé',
      ...[asked, done, late, running].map(String),
    ]);
    const byName = rows.sort(([a = ''], [b = '']) => a.localeCompare(b, 'fr'));
    response.attachment(`${slug}-relectures.csv`);
    const header = ['Personne', 'Sollicitations', 'Envoyées', 'En retard', 'En cours, à temps'];
    this.pages.publish(response, 'text/csv', 0, csvFile([header, ...byName]));
  }

  private async load(
    response: Response,
    slug: string,
    { submission, page }: { submission: string; page: number },
  ) {
    const after = page > 1 ? cursorAt((page - 1) * JOURNAL_PER_PAGE - 1) : null;
    const variables = { slug, first: JOURNAL_PER_PAGE, after, submission: submission || null };
    const data = await this.pages.run(journalQuery, variables, response);
    const campaign = existing(data.campaign);
    return { data, campaign: { ...campaign, journal: existing(campaign.journal) } };
  }
}
