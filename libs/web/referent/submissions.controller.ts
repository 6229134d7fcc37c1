import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  choiceOf,
  emptyForm,
  type FormBody,
  type FormState,
  listOf,
  numberOf,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  addReviewerMutation,
  inviteToReviewMutation,
  submissionsTableQuery,
  treatSubmissionsMutation,
} from './submission.operation.js';
import { csvOf } from './submissions-csv.js';
import { STANDINGS } from './submission-words.js';
import { LINES_PER_PAGE, submissionsView, tableAddress } from './submissions.js';
import { togetherDoneView, treatments } from './together.js';

/** Every resource of a campaign, in a table: who reads what, until when. */
@Controller('referent/campagnes/:slug/demandes')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SubmissionsTableController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.show(response, slug, { form: emptyForm, query });
  }

  @Get('demandes.csv')
  async csv(@Res() response: Response, @Param('slug') slug: string, @Query() query: FormBody): Promise<void> {
    const lines = [];
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { submissions } = await this.load(response, slug, { query, page }).then(
        ({ campaign }) => campaign,
      );
      lines.push(...submissions.edges.map(({ node }) => node));
      isMore = submissions.edges.length === LINES_PER_PAGE;
    }
    response.attachment(`${slug}.csv`);
    this.pages.publish(response, 'text/csv', 0, csvOf(lines));
  }

  @Post('inviter')
  async invite(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const resource = textOf(body, 'resource')
      .trim()
      .replace(/^.*\/r\//, '');
    const input = { campaign: slug, resource, words: optionalText(body, 'words') };
    const { inviteToReview } = await this.pages.run(inviteToReviewMutation, { input }, response);
    await this.after(
      response,
      slug,
      { values: body, problems: inviteToReview.userErrors },
      'invitation-relecture',
    );
  }

  @Post('relecteurs')
  async add(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const input = { campaign: slug, person: textOf(body, 'person') };
    const { addReviewer } = await this.pages.run(addReviewerMutation, { input }, response);
    await this.after(response, slug, { values: body, problems: addReviewer.userErrors }, 'relecteur-ajoute');
  }

  /** Answered with what became of each row: nothing that an address could carry. */
  @Post('ensemble')
  async together(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const treatment = choiceOf(body, 'treatment', treatments);
    if (!treatment) return this.show(response, slug, refused(body, [treatmentMissing]));
    const input = { campaign: slug, ids: listOf(body, 'ids'), treatment, reason: textOf(body, 'reason') };
    const { treatSubmissions } = await this.pages.run(treatSubmissionsMutation, { input }, response);
    if (!treatSubmissions.outcomes)
      return this.show(response, slug, refused(body, treatSubmissions.userErrors));
    const page = pageOf(body);
    const { data, campaign } = await this.load(response, slug, { query: body, page });
    const back = tableAddress(campaign.slug, textOf(body, 'etat'), page);
    this.pages.show(
      response,
      data,
      togetherDoneView({ campaign, outcomes: treatSubmissions.outcomes, back }),
    );
  }

  private async after(
    response: Response,
    slug: string,
    form: { values: FormBody; problems: readonly Problem[] },
    done: string,
  ): Promise<void> {
    if (form.problems.length === 0)
      return this.pages.redirect(
        response,
        `/referent/campagnes/${encodeURIComponent(slug)}/demandes?fait=${done}`,
      );
    await this.show(response, slug, { form, query: {} });
  }

  private async show(
    response: Response,
    slug: string,
    { form, query }: { form: FormState; query: FormBody },
  ): Promise<void> {
    const page = pageOf(query);
    const { data, campaign } = await this.load(response, slug, { query, page });
    const view = submissionsView(
      { campaign, form, page, filter: textOf(query, 'etat'), all: textOf(query, 'choix') === 'tout' },
      textOf(query, 'fait'),
    );
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }

  private async load(response: Response, slug: string, { query, page }: { query: FormBody; page: number }) {
    const chosen = STANDINGS.find(({ path }) => path === textOf(query, 'etat'));
    const variables = {
      slug,
      first: LINES_PER_PAGE,
      after: page > 1 ? cursorAt((page - 1) * LINES_PER_PAGE - 1) : null,
      standing: chosen ? [chosen.standing] : null,
    };
    const data = await this.pages.run(submissionsTableQuery, variables, response);
    const campaign = existing(data.campaign);
    return { data, campaign: { ...campaign, submissions: existing(campaign.submissions) } };
  }
}

const pageOf = (query: FormBody): number => Math.max(1, numberOf(query, 'page') ?? 1);

/** The table where it was, with what was checked and written. */
const refused = (body: FormBody, problems: readonly Problem[]) => ({
  form: { values: body, problems },
  query: body,
});

const treatmentMissing: Problem = {
  code: 'TREATMENT_MISSING',
  message: 'Choisissez ce que vous voulez en faire.',
  field: 'treatment',
};
