import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { invitationView } from './invitation.js';
import { answerInvitationMutation, invitationQuery } from './members.operation.js';

/** An invitation to sign a resource: for who is invited, and for its authors. */
@Controller('invitations')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class InvitationController {
  constructor(private readonly pages: Pages) {}

  @Get(':id')
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, { problems: [], done: textOf(query, 'fait') });
  }

  @Post(':id')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const accepted = textOf(body, 'reponse') === 'oui';
    const { answerInvitation } = await this.pages.run(
      answerInvitationMutation,
      { input: { id, accepted } },
      response,
    );
    const problems = answerInvitation.userErrors;
    if (problems.length > 0) return this.show(response, id, { problems });
    this.pages.redirect(response, `/invitations/${encodeURIComponent(id)}?fait=repondu`);
  }

  private async show(
    response: Response,
    id: string,
    { problems, done }: { problems: readonly Problem[]; done?: string },
  ): Promise<void> {
    const data = await this.pages.run(invitationQuery, { id }, response);
    const view = invitationView(existing(data.invitation), problems, done);
    this.pages.show(response, data, view, problems.length > 0 ? 422 : 200);
  }
}
