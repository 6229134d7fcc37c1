import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { pageOf, sliceOf } from './page-slice.js';
import { proposalPath } from './proposal-words.js';
import { proposalView } from './proposal.js';
import {
  acceptProposalMutation,
  askAboutProposalMutation,
  itemProposalQuery,
  myItemProposalsQuery,
  receivedProposalsQuery,
  refuseProposalMutation,
  replyAboutProposalMutation,
  withdrawItemProposalMutation,
} from './proposals.operation.js';
import { madeProposalsView, PROPOSED_PER_PAGE, receivedProposalsView } from './proposals.js';

/** What is proposed to collections: received, made, and each as both sides read it. */
@Controller()
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ItemProposalsController {
  constructor(private readonly pages: Pages) {}

  @Get('collections/:id/modifier/propositions')
  async received(
    @Res() response: Response,
    @Param('id') id: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const page = pageOf(query);
    const variables = { id, ...sliceOf(page, PROPOSED_PER_PAGE) };
    const data = await this.pages.run(receivedProposalsQuery, variables, response);
    const collection = existing(data.collection);
    const shown = { ...collection, proposals: existing(collection.proposals) };
    this.pages.show(response, data, receivedProposalsView(shown, { page, done: textOf(query, 'fait') }));
  }

  @Get('mes/collections/propositions')
  async made(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const page = pageOf(query);
    const variables = sliceOf(page, PROPOSED_PER_PAGE);
    const data = await this.pages.run(myItemProposalsQuery, variables, response);
    const { itemProposals } = existing(data.me);
    this.pages.show(response, data, madeProposalsView(itemProposals, { page, done: textOf(query, 'fait') }));
  }

  @Get('collections/propositions/:id')
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, { done: textOf(query, 'fait') });
  }

  @Post('collections/propositions/:id/accepter')
  async accept(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, note: textOf(body, 'note'), section: textOf(body, 'section') || null };
    const { acceptItemProposal } = await this.pages.run(acceptProposalMutation, { input }, response);
    await this.answer(response, id, { ...acceptItemProposal, body, done: 'proposition-acceptee' });
  }

  @Post('collections/propositions/:id/refuser')
  async refuse(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, answer: textOf(body, 'answer') };
    const { refuseItemProposal } = await this.pages.run(refuseProposalMutation, { input }, response);
    await this.answer(response, id, { ...refuseItemProposal, body, done: 'repondu' });
  }

  @Post('collections/propositions/:id/demander')
  async ask(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, text: textOf(body, 'text') };
    const { askAboutItemProposal } = await this.pages.run(askAboutProposalMutation, { input }, response);
    await this.answer(response, id, { ...askAboutItemProposal, body, done: 'question-partie' });
  }

  @Post('collections/propositions/:id/repondre')
  async reply(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, text: textOf(body, 'text') };
    const { replyAboutItemProposal } = await this.pages.run(replyAboutProposalMutation, { input }, response);
    await this.answer(response, id, { ...replyAboutItemProposal, body, done: 'repondu' });
  }

  @Post('collections/propositions/:id/retirer')
  async withdraw(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { withdrawItemProposal } = await this.pages.run(
      withdrawItemProposalMutation,
      { input: { id } },
      response,
    );
    await this.answer(response, id, { ...withdrawItemProposal, body: {}, done: 'proposition-reprise' });
  }

  private async answer(
    response: Response,
    id: string,
    { userErrors, body, done }: { userErrors: readonly Problem[]; body: FormBody; done: string },
  ): Promise<void> {
    if (userErrors.length > 0) return this.show(response, id, { refused: { body, problems: userErrors } });
    this.pages.redirect(response, proposalPath(id, `?fait=${done}`));
  }

  private async show(
    response: Response,
    id: string,
    { done, refused }: { done?: string; refused?: { body: FormBody; problems: readonly Problem[] } },
  ): Promise<void> {
    const data = await this.pages.run(itemProposalQuery, { id }, response);
    const proposal = existing(data.proposal);
    const form = {
      values: { note: proposal.reason, ...refused?.body },
      problems: refused?.problems ?? [],
    };
    this.pages.show(response, data, proposalView({ proposal, form, done }), refused ? 422 : 200);
  }
}
