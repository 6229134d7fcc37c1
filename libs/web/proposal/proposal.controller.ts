import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, numberOf, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { choicesIn } from '../update/choices.js';
import {
  adaptFromProposalMutation,
  decideProposalMutation,
  proposalQuery,
  proposeChangeMutation,
  withdrawProposalMutation,
} from './proposal.operation.js';
import { proposalView } from './proposal.js';

/** One proposal, for whoever made it and for the authors of the resource. */
@Controller('propositions/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ProposalController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, emptyForm, textOf(query, 'fait'));
  }

  @Post()
  async decide(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const decisions = choicesIn(body).map((choice) => ({
      ...choice,
      answer: optionalText(body, `reponse-${choice.pieceId}`),
    }));
    const input = {
      id,
      version: numberOf(body, 'version') ?? 0,
      revision: numberOf(body, 'revision'),
      decisions,
      message: optionalText(body, 'message'),
    };
    const { decideProposal } = await this.pages.run(decideProposalMutation, { input }, response);
    if (decideProposal.proposal) return this.done(response, id, 'reponses');
    await this.show(response, id, { values: body, problems: decideProposal.userErrors });
  }

  @Post('envoyer')
  async send(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const { proposal } = await this.pages.run(proposalQuery, { id }, response);
    const { draft } = existing(proposal);
    const input = {
      draftId: existing(draft).id,
      revision: numberOf(body, 'revision') ?? 0,
      reason: textOf(body, 'reason'),
    };
    const { proposeChange } = await this.pages.run(proposeChangeMutation, { input }, response);
    if (proposeChange.proposal) return this.done(response, id, 'envoyee');
    await this.show(response, id, { values: body, problems: proposeChange.userErrors });
  }

  @Post('retirer')
  async withdraw(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { withdrawProposal } = await this.pages.run(withdrawProposalMutation, { input: { id } }, response);
    if (withdrawProposal.proposal) return this.done(response, id, 'reprise');
    await this.show(response, id, { values: {}, problems: withdrawProposal.userErrors });
  }

  @Post('adapter')
  async adapt(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { adaptFromProposal } = await this.pages.run(
      adaptFromProposalMutation,
      { input: { id } },
      response,
    );
    const draft = adaptFromProposal.proposal?.draft;
    if (draft) return this.pages.redirect(response, `/brouillons/${draft.id}?fait=adaptation`);
    await this.show(response, id, { values: {}, problems: adaptFromProposal.userErrors });
  }

  private done(response: Response, id: string, what: string): void {
    this.pages.redirect(response, `/propositions/${encodeURIComponent(id)}?fait=${what}`);
  }

  /** As it is now, with what was chosen. */
  private async show(response: Response, id: string, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(proposalQuery, { id }, response);
    const view = proposalView({ proposal: existing(data.proposal), form }, done);
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
