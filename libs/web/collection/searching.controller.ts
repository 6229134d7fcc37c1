import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, numberOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import {
  readPastedSearch,
  readSearchAddress,
  type SearchAddress,
  searchPath,
  variablesOf,
} from '../search/search-address.js';
import { editPath } from './collection-words.js';
import { sectionQuery } from './presentation.operation.js';
import { fillSection, sectionView } from './presentation.js';
import {
  addSearchingSectionMutation,
  searchCollectionQuery,
  searchSectionMutation,
  stopSearchingMutation,
} from './searching.operation.js';
import { USUALLY_SHOWN, searchInCollectionView } from './searching.js';

/** Sections that search: from a search, or from the section. */
@Controller('collections')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class SearchingController {
  constructor(private readonly pages: Pages) {}

  /** « En faire une partie d’une collection »: the address is that of the search. */
  @Get('recherche')
  async choose(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const address = readSearchAddress(query);
    const values = { address: searchPath({ ...address, page: 1 }), title: address.text, most: USUALLY_SHOWN };
    await this.showChoice(response, { values, problems: [] });
  }

  @Post('recherche')
  async add(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const collection = textOf(body, 'collection');
    const input = { collection, title: textOf(body, 'title'), ...askedIn(body) };
    const { addSearchingSection } = await this.pages.run(addSearchingSectionMutation, { input }, response);
    const problems = besideAddress(addSearchingSection.userErrors);
    if (problems.length > 0) return this.showChoice(response, { values: body, problems });
    this.pages.redirect(response, editPath(collection, '?fait=enregistre'));
  }

  @Post(':id/modifier/parties/:section/recherche')
  async search(
    @Res() response: Response,
    @Param() { id, section }: { id: string; section: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { section, ...askedIn(body) };
    const { searchSection } = await this.pages.run(searchSectionMutation, { input }, response);
    const problems = besideAddress(searchSection.userErrors);
    if (problems.length === 0) return this.pages.redirect(response, editPath(id, '?fait=enregistre'));
    const data = await this.pages.run(sectionQuery, { id }, response);
    const collection = existing(data.collection);
    const part = existing(collection.sections.find((each) => each.id === section));
    const form = { values: { ...fillSection(part), ...body }, problems };
    this.pages.show(response, data, sectionView(collection, { part, form }), 422);
  }

  @Post(':id/modifier/parties/:section/recherche/arreter')
  async stop(
    @Res() response: Response,
    @Param() { id, section }: { id: string; section: string },
  ): Promise<void> {
    const { stopSearchingSection } = await this.pages.run(
      stopSearchingMutation,
      { input: { id: section } },
      response,
    );
    existing(stopSearchingSection.collection);
    this.pages.redirect(response, editPath(id, '?fait=enregistre'));
  }

  private async showChoice(response: Response, form: FormState): Promise<void> {
    const data = await this.pages.run(searchCollectionQuery, {}, response);
    const mine = existing(data.me).collections.edges.map(({ node }) => node);
    this.pages.show(response, data, searchInCollectionView(mine, form), form.problems.length > 0 ? 422 : 200);
  }
}

/** What the pasted address asks, and how many are shown. */
function askedIn(body: FormBody) {
  const address: SearchAddress = readPastedSearch(textOf(body, 'address'));
  const { text, filter, sort } = variablesOf(address);
  return { text, filter, sort, most: numberOf(body, 'most') ?? 0 };
}

/** What the search refuses is mended in its address. */
const besideAddress = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => (problem.field === 'text' ? { ...problem, field: 'address' } : problem));
