import { Body, Controller, Get, Param, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { safePath } from '../layout/safe-path.js';
import { codePath, setUpPath } from './sign-in-paths.js';
import { confirmLinkView, firstVisitView } from './connections.js';
import {
  arriveFromIssuerMutation,
  leaveForIssuerMutation,
  registerFromIssuerMutation,
  signInPageQuery,
} from './issuers.operation.js';
import { signInView } from './sign-in.js';

/** Leaving for an issuer and coming back. By links: a form that a redirection takes elsewhere is refused by our own policy. */
@Controller('connexion/academique')
@UseFilters(PageErrors)
export class IssuersController {
  constructor(private readonly pages: Pages) {}

  @Get(':issuer')
  async leave(
    @Res() response: Response,
    @Param('issuer') issuer: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const confirmation = textOf(query, 'jeton') || null;
    const otherwise = confirmation ? '/publier?fait=bienvenue' : '/mes/ressources';
    const input = { issuer, next: safePath(textOf(query, 'suite'), otherwise), confirmation };
    const { leaveForIssuer } = await this.pages.run(leaveForIssuerMutation, { input }, response);
    if (leaveForIssuer.address) return this.pages.redirect(response, leaveForIssuer.address, 302);
    await this.refuse(response, leaveForIssuer.userErrors);
  }

  /** The address holds a code: it leaves by no Referer, and is read once. */
  @Get(':issuer/retour')
  async arrive(@Res() response: Response, @Param('issuer') issuer: string): Promise<void> {
    const { originalUrl } = response.req;
    const query = originalUrl.includes('?') ? originalUrl.slice(originalUrl.indexOf('?') + 1) : '';
    this.pages.hideAddress(response);
    const { arriveFromIssuer: arrival } = await this.pages.run(
      arriveFromIssuerMutation,
      { input: { issuer, query: query.slice(0, 8001) } },
      response,
    );
    const next = safePath(arrival.next, '/mes/ressources');
    if (arrival.step === 'CHALLENGE') return this.pages.redirect(response, codePath(next));
    if (arrival.step === 'SIGNED_IN')
      return this.pages.redirect(response, arrival.withheldRoles?.length ? setUpPath(next) : next);
    if (arrival.step === null) return this.refuse(response, arrival.userErrors);
    const layout = await this.pages.layout(response);
    const suggested = { publicName: arrival.name ?? '', email: arrival.email ?? '' };
    const view =
      arrival.step === 'LINK'
        ? confirmLinkView(suggested)
        : firstVisitView({ values: suggested, problems: [] });
    this.pages.show(response, layout, view);
  }

  @Post('inscription')
  async register(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { publicName: textOf(body, 'publicName').trim(), email: textOf(body, 'email').trim() };
    const { registerFromIssuer } = await this.pages.run(registerFromIssuerMutation, { input }, response);
    if (registerFromIssuer.accepted) return this.pages.redirect(response, '/courriel-envoye');
    const view = firstVisitView({ values: body, problems: registerFromIssuer.userErrors });
    this.pages.show(response, await this.pages.layout(response), view, 422);
  }

  private async refuse(response: Response, problems: readonly Problem[]): Promise<void> {
    const data = await this.pages.run(signInPageQuery, {}, response);
    const view = signInView({ ...emptyForm, problems }, data.singleSignOnIssuers);
    this.pages.show(response, data, view, 422);
  }
}
