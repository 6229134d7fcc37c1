import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { connectionsView, leaveToLinkView, proofField } from './connections.js';
import {
  confirmIssuerLinkMutation,
  connectionsQuery,
  linkIssuerMutation,
  unlinkIssuerMutation,
} from './issuers.operation.js';

@Controller('compte/connexions')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ConnectionsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, emptyForm, textOf(query, 'fait'));
  }

  /** The addresses that only receive forms, when one is read again. */
  @Get(['lier', 'confirmer'])
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/compte/connexions');
  }

  /** Answers the way to the issuer as a link: our policy lets no form be redirected to another site. */
  @Post('lier')
  async link(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { issuer: textOf(body, 'issuer'), currentPassword: textOf(body, 'currentPassword') };
    const { linkIssuer } = await this.pages.run(linkIssuerMutation, { input }, response);
    if (!linkIssuer.address) return this.show(response, { values: body, problems: linkIssuer.userErrors });
    this.pages.show(response, await this.pages.layout(response), leaveToLinkView(linkIssuer.address));
  }

  @Post('confirmer')
  async confirm(@Res() response: Response): Promise<void> {
    const { confirmIssuerLink } = await this.pages.run(confirmIssuerLinkMutation, {}, response);
    if (confirmIssuerLink.userErrors.length === 0)
      return this.pages.redirect(response, '/compte/connexions?fait=connexion-liee');
    await this.show(response, { values: {}, problems: confirmIssuerLink.userErrors });
  }

  @Post(':id/retirer')
  async unlink(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = { id, currentPassword: textOf(body, proofField(id)) };
    const { unlinkIssuer } = await this.pages.run(unlinkIssuerMutation, { input }, response);
    if (unlinkIssuer.userErrors.length === 0)
      return this.pages.redirect(response, '/compte/connexions?fait=connexion-retiree');
    const problems = unlinkIssuer.userErrors.map((problem) =>
      problem.field === 'currentPassword' ? { ...problem, field: proofField(id) } : problem,
    );
    await this.show(response, { values: body, problems });
  }

  private async show(response: Response, form: FormState, done?: string): Promise<void> {
    const data = await this.pages.run(connectionsQuery, {}, response);
    const { externalIdentities } = existing(data.me);
    const view = connectionsView({
      identities: externalIdentities,
      issuers: data.singleSignOnIssuers,
      form,
      done,
    });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
