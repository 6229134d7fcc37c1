import { Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import type { Problem } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { proposeQuery, startProposalMutation } from './proposal.operation.js';
import { proposeView } from './propose.js';

@Controller('r/:slug/proposer')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ProposeController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async explain(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    await this.show(response, slug, []);
  }

  @Post()
  async start(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { startProposal } = await this.pages.run(startProposalMutation, { input: { id: slug } }, response);
    if (startProposal.draft)
      return this.pages.redirect(response, `/brouillons/${startProposal.draft.id}?fait=proposition`);
    await this.show(response, slug, startProposal.userErrors);
  }

  private async show(response: Response, slug: string, problems: readonly Problem[]): Promise<void> {
    const data = await this.pages.run(proposeQuery, { slug }, response);
    const resource = existing(data.resource);
    // Withdrawn or hidden: its own page says so.
    if (!resource.version) return this.pages.redirect(response, `/r/${resource.slug}`);
    const view = proposeView({ resource, version: resource.version }, problems);
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
