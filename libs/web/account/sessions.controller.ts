import { Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { endOtherSessionsMutation, endSessionMutation, sessionsQuery } from './sessions.operation.js';
import { sessionsView } from './sessions.js';

@Controller('compte/sessions')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SessionsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(sessionsQuery, {}, response);
    this.pages.show(response, data, sessionsView(existing(data.me).sessions, textOf(query, 'fait')));
  }

  @Post('fermer')
  async endOthers(@Res() response: Response): Promise<void> {
    await this.pages.run(endOtherSessionsMutation, {}, response);
    this.pages.redirect(response, '/compte/sessions?fait=autres-sessions');
  }

  @Post(':id/fermer')
  async end(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.pages.run(endSessionMutation, { input: { id } }, response);
    this.pages.redirect(response, '/compte/sessions?fait=session');
  }
}
