import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import {
  choiceOf,
  emptyForm,
  type FormBody,
  type FormState,
  numberOf,
  type Problem,
  textOf,
} from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { editPath } from './collection-words.js';
import {
  addCuratorMutation,
  addItemMutation,
  addSectionMutation,
  curateQuery,
  leaveCollectionMutation,
  moveItemMutation,
  moveSectionMutation,
  removeCuratorMutation,
} from './curate.operation.js';
import { CURATED_PER_PAGE, curateView } from './curate.js';

const WAYS = ['UP', 'DOWN', 'FIRST', 'LAST'] as const;

/** Working on a collection: what comes in, in which order, with whom. */
@Controller('collections/:id/modifier')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class CurateController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async edit(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, { page: numberOf(query, 'page') ?? 1, done: textOf(query, 'fait') });
  }

  @Post('ajouter')
  async addItem(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const input = {
      collection: id,
      resource: textOf(body, 'resource'),
      note: textOf(body, 'note'),
      section: textOf(body, 'section') || null,
    };
    const { addItem } = await this.pages.run(addItemMutation, { input }, response);
    await this.answer(response, id, { problems: addItem.userErrors, body, done: 'ajoutee' });
  }

  @Post('parties')
  async addSection(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { collection: id, title: textOf(body, 'sectionTitle') };
    const { addSection } = await this.pages.run(addSectionMutation, { input }, response);
    const problems = addSection.userErrors.map((problem) => ({ ...problem, field: 'sectionTitle' }));
    await this.answer(response, id, { problems, body, done: 'enregistre' });
  }

  @Post('parties/:section/deplacer')
  async moveSection(
    @Res() response: Response,
    @Param() { id, section }: { id: string; section: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const direction = choiceOf(body, 'sens', WAYS) ?? 'UP';
    const { moveSection } = await this.pages.run(
      moveSectionMutation,
      { input: { id: section, direction } },
      response,
    );
    await this.answer(response, id, { problems: moveSection.userErrors, body, done: '' });
  }

  @Post('personnes')
  async addCurator(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { collection: id, person: textOf(body, 'person') };
    const { addCurator } = await this.pages.run(addCuratorMutation, { input }, response);
    await this.answer(response, id, { problems: addCurator.userErrors, body, done: 'enregistre' });
  }

  @Post('personnes/retirer')
  async removeCurator(
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { collection: id, person: textOf(body, 'person') };
    const { removeCurator } = await this.pages.run(removeCuratorMutation, { input }, response);
    await this.answer(response, id, { problems: removeCurator.userErrors, body: {}, done: 'enregistre' });
  }

  @Post('quitter')
  async leave(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { leaveCollection } = await this.pages.run(leaveCollectionMutation, { input: { id } }, response);
    const problems = leaveCollection.userErrors;
    if (problems.length > 0) return this.answer(response, id, { problems, body: {}, done: '' });
    this.pages.redirect(response, '/mes/collections?fait=collection-quittee');
  }

  /** Back to the line that moved, on the page where it stood. */
  @Post(':item/deplacer')
  async moveItem(
    @Res() response: Response,
    @Param() { id, item }: { id: string; item: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const direction = choiceOf(body, 'sens', WAYS) ?? 'UP';
    const { moveItem } = await this.pages.run(moveItemMutation, { input: { id: item, direction } }, response);
    if (moveItem.userErrors.length > 0)
      return this.answer(response, id, { problems: moveItem.userErrors, body: {}, done: '' });
    const page = numberOf(body, 'page') ?? 1;
    this.pages.redirect(response, `${editPath(id, page > 1 ? `?page=${page}` : '')}#r-${item}`);
  }

  private async answer(
    response: Response,
    id: string,
    { problems, body, done }: { problems: readonly Problem[]; body: FormBody; done: string },
  ): Promise<void> {
    if (problems.length > 0) return this.show(response, id, { page: 1, refused: { values: body, problems } });
    this.pages.redirect(response, editPath(id, done === '' ? '' : `?fait=${done}`));
  }

  private async show(
    response: Response,
    id: string,
    { page, done, refused }: { page: number; done?: string; refused?: FormState },
  ): Promise<void> {
    const after = page > 1 ? cursorAt((page - 1) * CURATED_PER_PAGE - 1) : null;
    const data = await this.pages.run(curateQuery, { id, first: CURATED_PER_PAGE, after }, response);
    const collection = existing(data.collection);
    existing(collection.viewerCan.curate || null);
    const view = curateView({ collection, page, form: refused ?? emptyForm, done });
    this.pages.show(response, data, view, refused ? 422 : 200);
  }
}
