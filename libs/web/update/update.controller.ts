import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { SourceUpdatePageQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { choiceOf, type FormBody, type FormState, emptyForm, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { setSourcePolicyMutation, sourceUpdateQuery, updateFromSourceMutation } from './update.operation.js';
import { choicesIn } from './choices.js';
import { type Draft, POLICIES, type SourceUpdate, updateView } from './update.js';

/** « Mettre à jour depuis l’original » */
@Controller('brouillons/:id/mise-a-jour/:sourceId')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class UpdateController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async show(
    @Res() response: Response,
    @Param() at: { id: string; sourceId: string },
    @Query() query: FormBody,
  ): Promise<void> {
    const { data, draft, update } = await this.read(response, at);
    const done = textOf(query, 'fait');
    this.pages.show(response, data, updateView({ draft, update, form: emptyForm }, done));
  }

  @Post()
  async take(
    @Res() response: Response,
    @Param() at: { id: string; sourceId: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = {
      draftId: at.id,
      sourceId: at.sourceId,
      revision: numberOf(body, 'revision') ?? 0,
      choices: choicesIn(body),
    };
    const { updateFromSource } = await this.pages.run(updateFromSourceMutation, { input }, response);
    if (updateFromSource.draft) return this.pages.redirect(response, `/brouillons/${at.id}?fait=mise-a-jour`);
    await this.refuse(response, at, { values: body, problems: updateFromSource.userErrors });
  }

  @Post('suivi')
  async follow(
    @Res() response: Response,
    @Param() at: { id: string; sourceId: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const { draft } = await this.read(response, at);
    const policy = choiceOf(body, 'policy', POLICIES) ?? 'NOTIFY';
    const input = { resourceId: draft.resource.id, sourceId: at.sourceId, policy };
    const { setSourcePolicy } = await this.pages.run(setSourcePolicyMutation, { input }, response);
    if (setSourcePolicy.resource)
      return this.pages.redirect(response, `/brouillons/${at.id}/mise-a-jour/${at.sourceId}?fait=enregistre`);
    await this.refuse(response, at, { values: body, problems: setSourcePolicy.userErrors });
  }

  /** The same page with what was chosen, on the draft and the original as they are now. */
  private async refuse(
    response: Response,
    at: { id: string; sourceId: string },
    form: FormState,
  ): Promise<void> {
    const { data, draft, update } = await this.read(response, at);
    this.pages.show(response, data, updateView({ draft, update, form }), 422);
  }

  private async read(
    response: Response,
    { id, sourceId }: { id: string; sourceId: string },
  ): Promise<{ data: SourceUpdatePageQuery; draft: Draft; update: SourceUpdate | null }> {
    const data = await this.pages.run(sourceUpdateQuery, { id }, response);
    const draft = existing(data.draft);
    return { data, draft, update: draft.sourceUpdates.find((each) => each.sourceId === sourceId) ?? null };
  }
}
