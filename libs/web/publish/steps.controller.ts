import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { DraftStepName, UpdateDraftInput, UpdateDraftMutation } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, type FormState, isChecked, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { AUDIENCE_LABELS, audienceView, fillAudience, readAudience } from './audience.js';
import { audienceQuery, checkQuery } from './audience.operation.js';
import { CHECK_LABELS, checkView, fillCheck, readCheck } from './check.js';
import { settled } from '../layout/conflict.js';
import { draftConflictView } from './draft-conflict.js';
import { draftQuery, updateDraftMutation } from './draft.operation.js';
import { existing } from '../layout/existing.js';
import { showRights } from './rights-page.js';
import { fillRights, readRights, RIGHTS_LABELS } from './rights.js';
import type { Draft } from './step-frame.js';
import { nextPath, stepPath } from './steps.js';
import { textStepView } from './text.js';

/** One save: what to write, how to show it again, where it leads. */
interface Save {
  id: string;
  body: FormBody;
  input: Omit<UpdateDraftInput, 'id' | 'revision'>;
  labels: Record<string, string>;
  fill: (draft: Draft) => FormBody;
  action: string;
  next: string;
  again: (form: FormState) => Promise<void>;
}

/** The steps whose form saves the draft itself. Each GET shows it; each POST saves and leads on. */
@Controller('brouillons/:id')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class StepsController {
  constructor(private readonly pages: Pages) {}

  @Get('texte')
  async text(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.showText(response, id);
  }

  @Post('texte')
  async saveText(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() posted: FormBody,
  ): Promise<void> {
    const body = settled(posted);
    const action = `/brouillons/${id}/texte`;
    await this.save(response, {
      id,
      body,
      input: { text: textOf(body, 'text') },
      labels: { text: 'Le texte' },
      fill: fillText,
      action,
      next: textOf(body, 'suite') === 'apercu' ? `${action}#apercu` : stepPath(id, 'CHECK'),
      again: (form) => this.showText(response, id, form),
    });
  }

  @Get('verification')
  async check(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.showCheck(response, id);
  }

  @Post('verification')
  async saveCheck(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() posted: FormBody,
  ): Promise<void> {
    const body = settled(posted);
    await this.save(response, {
      ...this.step(id, 'CHECK', body),
      input: readCheck(body),
      labels: CHECK_LABELS,
      fill: fillCheck,
      again: (form) => this.showCheck(response, id, form),
    });
  }

  @Get('public')
  async audience(
    @Res() response: Response,
    @Param('id') id: string,
    @Query() query: FormBody,
  ): Promise<void> {
    await this.showAudience(response, id, { everything: isChecked(query, 'tout') });
  }

  @Post('public')
  async saveAudience(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() posted: FormBody,
  ): Promise<void> {
    const body = settled(posted);
    await this.save(response, {
      ...this.step(id, 'AUDIENCE', body),
      input: readAudience(body),
      labels: AUDIENCE_LABELS,
      fill: fillAudience,
      again: (form) => this.showAudience(response, id, { everything: true, form }),
    });
  }

  /** A pasted licence text, or words to look for, come as a query: they change nothing. */
  @Get('droits')
  async rights(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    const typed = textOf(query, 'colle').slice(0, 5000);
    await showRights(this.pages, response, id, { typed, sought: textOf(query, 'chercher').slice(0, 200) });
  }

  @Post('droits')
  async saveRights(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() posted: FormBody,
  ): Promise<void> {
    const body = settled(posted);
    await this.save(response, {
      ...this.step(id, 'RIGHTS', body),
      input: readRights(body),
      labels: RIGHTS_LABELS,
      fill: fillRights,
      again: (form) => showRights(this.pages, response, id, { form }),
    });
  }

  private step(
    id: string,
    name: DraftStepName,
    body: FormBody,
  ): Pick<Save, 'id' | 'body' | 'action' | 'next'> {
    const action = stepPath(id, name);
    const afterwards: Record<string, string> = {
      brouillon: `/brouillons/${id}?fait=enregistre`,
      tout: `${action}?tout=oui`,
    };
    return { id, body, action, next: afterwards[textOf(body, 'suite')] ?? nextPath(id, name) };
  }

  private async save(response: Response, save: Save): Promise<void> {
    const revision = numberOf(save.body, 'revision') ?? 0;
    const input = { id: save.id, revision, ...save.input };
    const { updateDraft } = await this.pages.run(updateDraftMutation, { input }, response);
    if (response.req.accepts(['html', 'json']) === 'json') return answerAutosave(response, updateDraft);
    if (updateDraft.conflict) {
      const saved = updateDraft.conflict;
      const view = draftConflictView({ ...save, saved, mine: save.body, theirs: save.fill(saved) });
      return this.pages.show(response, await this.pages.layout(response), view, 409);
    }
    if (updateDraft.userErrors.length > 0)
      return save.again({ values: save.body, problems: updateDraft.userErrors });
    this.pages.redirect(response, save.next);
  }

  private async showText(response: Response, id: string, form?: FormState): Promise<void> {
    const data = await this.pages.run(draftQuery, { id }, response);
    const draft = existing(data.draft);
    const view = textStepView(draft, form ?? { values: fillText(draft), problems: [] });
    this.pages.show(response, data, view, form ? 422 : 200);
  }

  private async showCheck(response: Response, id: string, form?: FormState): Promise<void> {
    const data = await this.pages.run(checkQuery, { id }, response);
    const draft = existing(data.draft);
    const view = checkView(draft, data, form ?? { values: fillCheck(draft), problems: [] });
    this.pages.show(response, data, view, form ? 422 : 200);
  }

  private async showAudience(
    response: Response,
    id: string,
    { everything, form }: { everything: boolean; form?: FormState },
  ): Promise<void> {
    const terms = await this.pages.run(audienceQuery, { id }, response);
    const draft = existing(terms.draft);
    const view = audienceView(
      draft,
      { terms, everything },
      form ?? { values: fillAudience(draft), problems: [] },
    );
    this.pages.show(response, terms, view, form ? 422 : 200);
  }
}

/** The page saves by itself: it stays, and only wants to know the new revision. */
function answerAutosave(
  response: Response,
  { conflict, userErrors, draft }: UpdateDraftMutation['updateDraft'],
): void {
  if (conflict) return void response.status(409).json({ revision: conflict.revision });
  if (userErrors.length > 0) return void response.status(422).json({ problems: userErrors });
  response.json({ revision: draft?.revision });
}

const fillText = (draft: Draft): FormBody => ({ text: draft.text ?? '' });
