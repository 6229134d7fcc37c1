import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  Param,
  Post,
  Query,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { Response } from 'express';
import type { InvitationRole, MembersQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  choiceOf,
  type FormBody,
  type FormState,
  numberOf,
  optionalText,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  cancelInvitationMutation,
  handOverMutation,
  inviteMutation,
  leaveMutation,
  membersQuery,
  orderCreditsMutation,
} from './members.operation.js';
import { membersView, rankField, type Shared } from './members.js';

const INVITED: InvitationRole[] = ['CO_AUTHOR', 'CONTRIBUTOR'];
const blank: FormState = { values: { role: 'CO_AUTHOR' }, problems: [] };

/** Who signs a resource: for its members. */
@Controller('mes/ressources/:slug/auteurs')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class MembersController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async members(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Query() query: FormBody,
  ): Promise<void> {
    const { data, resource } = await this.shared(response, slug);
    this.pages.show(response, data, membersView(resource, blank, textOf(query, 'fait')));
  }

  @Post()
  async invite(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      resource: slug,
      person: textOf(body, 'person').trim(),
      role: choiceOf(body, 'role', INVITED) ?? ('CO_AUTHOR' as const),
      message: optionalText(body, 'message'),
    };
    const { inviteCoAuthor } = await this.pages.run(inviteMutation, { input }, response);
    await this.answer(response, slug, { problems: inviteCoAuthor.userErrors, done: 'invitation', body });
  }

  @Post('invitations/:invitation')
  async cancel(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Param('invitation') id: string,
  ): Promise<void> {
    const { cancelInvitation } = await this.pages.run(cancelInvitationMutation, { input: { id } }, response);
    await this.answer(response, slug, { problems: cancelInvitation.userErrors, done: 'invitation-annulee' });
  }

  @Post('confier')
  async handOver(
    @Res() response: Response,
    @Param('slug') slug: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { resource: slug, person: textOf(body, 'person') };
    const { handOverResource } = await this.pages.run(handOverMutation, { input }, response);
    await this.answer(response, slug, { problems: handOverResource.userErrors, done: 'confiee' });
  }

  @Post('quitter')
  async leave(@Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const { leaveResource } = await this.pages.run(leaveMutation, { input: { id: slug } }, response);
    if (leaveResource.done) return this.pages.redirect(response, '/mes/ressources?fait=quittee');
    await this.answer(response, slug, { problems: leaveResource.userErrors, done: '' });
  }

  @Post('ordre')
  async order(@Res() response: Response, @Param('slug') slug: string, @Body() body: FormBody): Promise<void> {
    const { resource } = await this.shared(response, slug);
    const ids = resource.nextCredits.flatMap(({ person }) => person?.id ?? []);
    const rank = (id: string): number => numberOf(body, rankField(id)) ?? ids.length;
    const people = [...ids].sort((a, b) => rank(a) - rank(b));
    const input = { resource: resource.id, people };
    const { orderCredits } = await this.pages.run(orderCreditsMutation, { input }, response);
    await this.answer(response, slug, { problems: orderCredits.userErrors, done: 'enregistre' });
  }

  private async answer(
    response: Response,
    slug: string,
    { problems, done, body = {} }: { problems: readonly Problem[]; done: string; body?: FormBody },
  ): Promise<void> {
    if (problems.length === 0)
      return this.pages.redirect(
        response,
        `/mes/ressources/${encodeURIComponent(slug)}/auteurs?fait=${done}`,
      );
    const { data, resource } = await this.shared(response, slug);
    const form: FormState = { values: { ...blank.values, ...body }, problems };
    this.pages.show(response, data, membersView(resource, form), 422);
  }

  /** Whoever may not leave is no member: she sees the credits of the page, as everybody does. */
  private async shared(response: Response, slug: string): Promise<{ data: MembersQuery; resource: Shared }> {
    const data = await this.pages.run(membersQuery, { slug }, response);
    const resource = existing(data.resource);
    if (resource.members.length === 0) throw new ForbiddenException();
    return { data, resource };
  }
}
