import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, isChecked, numberOf, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { draftConflictView } from './draft-conflict.js';
import { deleteDraftMutation, draftQuery, publishMutation, updateDraftMutation } from './draft.operation.js';
import { existing } from '../layout/existing.js';
import { draftUpdatesQuery } from '../update/update.operation.js';
import { reviewQuery } from './findings.operation.js';
import { fillReview, reviewView } from './review.js';
import { stepPath } from './steps.js';
import { deleteDraftView, taskListView } from './task-list.js';

@Controller('brouillons/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class DraftController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async tasks(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(draftQuery, { id }, response);
    const draft = existing(data.draft);
    const { draft: beside } = await this.pages.run(draftUpdatesQuery, { id }, response);
    this.pages.show(response, data, taskListView(draft, existing(beside), textOf(query, 'fait')));
  }

  @Get('relecture')
  async review(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { draft: beside } = await this.pages.run(draftUpdatesQuery, { id }, response);
    // A copy made to be proposed ends there: its original's authors publish.
    if (beside?.proposal) return this.pages.redirect(response, `/propositions/${beside.proposal.id}`);
    const data = await this.pages.run(reviewQuery, { id }, response);
    const draft = existing(data.draft);
    this.pages.show(response, data, reviewView(draft, { values: fillReview(draft), problems: [] }));
  }

  /** The attestation is saved with the draft, then the draft is published: the server judges both. */
  @Post('relecture')
  async publish(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const before = existing((await this.pages.run(draftQuery, { id }, response)).draft);
    const whatChanged = optionalText(body, 'whatChanged');
    const { own, others, ai } = before.rightsAnswers;
    const rightsAnswers = { own, others, ai, attested: isChecked(body, 'attested') };
    const revision = numberOf(body, 'revision') ?? before.revision;
    const { updateDraft } = await this.pages.run(
      updateDraftMutation,
      { input: { id, revision, rightsAnswers, whatChanged } },
      response,
    );
    if (updateDraft.conflict) return this.showConflict(response, body, updateDraft.conflict);
    if (updateDraft.userErrors.length > 0)
      return this.refuse(response, id, { values: body, problems: updateDraft.userErrors });
    const input = {
      draftId: id,
      revision: updateDraft.draft?.revision,
      whatChanged,
      minor: isChecked(body, 'minor'),
    };
    const { publishResource } = await this.pages.run(publishMutation, { input }, response);
    if (!publishResource.resource)
      return this.refuse(response, id, { values: body, problems: publishResource.userErrors });
    this.pages.redirect(response, `/r/${publishResource.resource.slug}?fait=publie`);
  }

  @Get('supprimer')
  async confirmDelete(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const data = await this.pages.run(draftQuery, { id }, response);
    this.pages.show(response, data, deleteDraftView(existing(data.draft)));
  }

  @Post('supprimer')
  async delete(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { deleteDraft } = await this.pages.run(deleteDraftMutation, { input: { id } }, response);
    const done = deleteDraft.userErrors.length === 0;
    this.pages.redirect(response, done ? '/mes/ressources?fait=supprime' : `/brouillons/${id}`);
  }

  private async refuse(
    response: Response,
    id: string,
    form: Parameters<typeof reviewView>[1],
  ): Promise<void> {
    const data = await this.pages.run(reviewQuery, { id }, response);
    this.pages.show(response, data, reviewView(existing(data.draft), form), 422);
  }

  private async showConflict(
    response: Response,
    body: FormBody,
    saved: Parameters<typeof fillReview>[0],
  ): Promise<void> {
    const view = draftConflictView({
      saved,
      action: stepPath(saved.id, 'REVIEW'),
      labels: { whatChanged: 'Ce qui a changé', attested: 'Attestation' },
      mine: body,
      theirs: fillReview(saved),
    });
    this.pages.show(response, await this.pages.layout(response), view, 409);
  }
}
