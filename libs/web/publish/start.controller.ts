import { Body, Controller, Get, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { h } from 'preact';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, optionalText, textOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { createDraftMutation } from './draft.operation.js';
import { startView } from './start.js';
import { stepPath } from './steps.js';

@Controller('publier')
@UseFilters(PageErrors)
export class StartController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async start(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const layout = await this.pages.layout(response);
    const notice = h(DoneNotice, { done: textOf(query, 'fait') });
    this.pages.show(response, layout, startView(layout.viewer, emptyForm, notice));
  }

  @Post()
  @UseGuards(SignInRequired)
  async create(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const way = textOf(body, 'depart');
    const input = way === 'lien' ? { linkUrl: optionalText(body, 'linkUrl') ?? '' } : {};
    const { createDraft } = await this.pages.run(createDraftMutation, { input }, response);
    if (!createDraft.draft) {
      const layout = await this.pages.layout(response);
      const form = { values: body, problems: createDraft.userErrors };
      return this.pages.show(response, layout, startView(layout.viewer, form), 422);
    }
    this.pages.redirect(response, firstPath(createDraft.draft.id, way));
  }
}

/** Each way in continues where its material is. */
function firstPath(draftId: string, way: string): string {
  if (way === 'texte') return `/brouillons/${draftId}/texte`;
  return stepPath(draftId, way === 'lien' ? 'CHECK' : 'FILES');
}
