import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { cursorAt } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { emptyForm, type FormBody, type FormState, numberOf, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { changed } from './changed-criteria.js';
import { criterionView, fillCriterion, problemsOn, readCriterion } from './criterion.js';
import { createRubricMutation, rubricQuery, rubricsQuery, saveRubricMutation } from './rubric.operation.js';
import { type Rubric, rubricView } from './rubric.js';
import { RUBRICS_PER_PAGE, rubricsView } from './rubrics.js';

const NEW = 'nouveau';

/** Reading and writing rubrics: each change is one POST, on what was last read. */
@Controller('referent/grilles')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class RubricsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.showList(response, Math.max(1, numberOf(query, 'page') ?? 1), emptyForm);
  }

  @Post()
  async copy(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const input = { copyOf: textOf(body, 'copyOf'), title: textOf(body, 'title') };
    const { createRubric } = await this.pages.run(createRubricMutation, { input }, response);
    if (createRubric.rubric)
      return this.pages.redirect(response, `/referent/grilles/${createRubric.rubric.id}?fait=grille`);
    await this.showList(response, 1, { values: body, problems: createRubric.userErrors });
  }

  @Get(':id')
  async read(@Res() response: Response, @Param('id') id: string, @Query() query: FormBody): Promise<void> {
    await this.show(response, id, null, textOf(query, 'fait'));
  }

  /** Its title, or the place of a criterion, by the button that was pressed. */
  @Post(':id')
  async change(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const rubric = await this.find(response, id);
    const [verb = '', key = ''] = textOf(body, 'action').split(':');
    const input = {
      id,
      revision: textOf(body, 'revision'),
      title: verb === 'titre' ? textOf(body, 'title') : rubric.title,
      criteria: changed(rubric.criteria, verb, key),
    };
    const { saveRubric } = await this.pages.run(saveRubricMutation, { input }, response);
    if (saveRubric.rubric) return this.done(response, saveRubric.rubric.id);
    await this.show(response, id, { values: body, problems: saveRubric.userErrors });
  }

  @Get(':id/criteres/:key')
  async criterion(
    @Res() response: Response,
    @Param('id') id: string,
    @Param('key') key: string,
  ): Promise<void> {
    const rubric = await this.find(response, id);
    const criterion = key === NEW ? null : existing(rubric.criteria.find((each) => each.key === key));
    await this.showCriterion(response, { id, key }, { values: fillCriterion(criterion), problems: [] });
  }

  @Post(':id/criteres/:key')
  async write(
    @Res() response: Response,
    @Param() { id, key }: { id: string; key: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const rubric = await this.find(response, id);
    const found = rubric.criteria.findIndex((each) => each.key === key);
    const at = key === NEW ? rubric.criteria.length : existing(found < 0 ? null : found);
    const written = readCriterion(body, key);
    const criteria = [...rubric.criteria.slice(0, at), written, ...rubric.criteria.slice(at + 1)];
    const input = { id, revision: textOf(body, 'revision'), title: rubric.title, criteria };
    const { saveRubric } = await this.pages.run(saveRubricMutation, { input }, response);
    if (saveRubric.rubric) return this.done(response, saveRubric.rubric.id);
    const problems = problemsOn(saveRubric.userErrors, at, body);
    await this.showCriterion(response, { id, key }, { values: body, problems });
  }

  /** The version that holds it now may be another. */
  private done(response: Response, id: string): void {
    this.pages.redirect(response, `/referent/grilles/${id}?fait=enregistre#criteres`);
  }

  private async find(response: Response, id: string): Promise<Rubric> {
    return existing((await this.pages.run(rubricQuery, { id }, response)).rubric);
  }

  private async showList(response: Response, page: number, form: FormState): Promise<void> {
    const after = page > 1 ? cursorAt((page - 1) * RUBRICS_PER_PAGE - 1) : null;
    const data = await this.pages.run(rubricsQuery, { first: RUBRICS_PER_PAGE, after }, response);
    const status = form.problems.length > 0 ? 422 : 200;
    this.pages.show(response, data, rubricsView(data, page, form), status);
  }

  private async show(
    response: Response,
    id: string,
    refused: FormState | null,
    done?: string,
  ): Promise<void> {
    const data = await this.pages.run(rubricQuery, { id }, response);
    const rubric = existing(data.rubric);
    const form = refused ?? { values: { title: rubric.title }, problems: [] };
    this.pages.show(response, data, rubricView(rubric, form, done), refused ? 422 : 200);
  }

  private async showCriterion(
    response: Response,
    { id, key }: { id: string; key: string },
    form: FormState,
  ): Promise<void> {
    const data = await this.pages.run(rubricQuery, { id }, response);
    const rubric = existing(data.rubric?.viewerCan.edit ? data.rubric : null);
    const view = criterionView({ rubric, criterionKey: key, form });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
