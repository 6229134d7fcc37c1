import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, numberOf, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { editPath } from './collection-words.js';
import { moveItemMutation } from './curate.operation.js';
import {
  annotateItemMutation,
  itemQuery,
  linkItemsMutation,
  removeItemMutation,
  seeItemMutation,
  unlinkItemsMutation,
} from './item.operation.js';
import { fillItem, itemView } from './item.js';

interface Where {
  id: string;
  item: string;
}

/** One item of a collection, and what its curators say of it. */
@Controller('collections/:id/modifier/:item')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class ItemController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async edit(@Res() response: Response, @Param() where: Where, @Query() query: FormBody): Promise<void> {
    await this.show(response, where, { done: textOf(query, 'fait') });
  }

  @Post()
  async save(@Res() response: Response, @Param() where: Where, @Body() body: FormBody): Promise<void> {
    const said = {
      id: where.item,
      note: textOf(body, 'note'),
      localNote: textOf(body, 'localNote'),
      pinnedVersion: numberOf(body, 'pinnedVersion') ?? 0,
    };
    const { annotateItem } = await this.pages.run(annotateItemMutation, { input: said }, response);
    const problems =
      annotateItem.userErrors.length > 0 ? annotateItem.userErrors : await this.place(response, where, body);
    await this.answer(response, where, { problems, body });
  }

  @Post('vue')
  async see(@Res() response: Response, @Param() where: Where): Promise<void> {
    const { seeItem } = await this.pages.run(seeItemMutation, { input: { id: where.item } }, response);
    await this.answer(response, where, { problems: seeItem.userErrors });
  }

  @Post('avant')
  async link(@Res() response: Response, @Param() where: Where, @Body() body: FormBody): Promise<void> {
    const input = { id: where.item, before: textOf(body, 'before') };
    const { linkItems } = await this.pages.run(linkItemsMutation, { input }, response);
    const problems = linkItems.userErrors.map((problem) => ({ ...problem, field: 'before' }));
    await this.answer(response, where, { problems });
  }

  @Post('avant/retirer')
  async unlink(@Res() response: Response, @Param() where: Where, @Body() body: FormBody): Promise<void> {
    const input = { id: where.item, before: textOf(body, 'before') };
    const { unlinkItems } = await this.pages.run(unlinkItemsMutation, { input }, response);
    await this.answer(response, where, { problems: unlinkItems.userErrors });
  }

  @Post('retirer')
  async remove(@Res() response: Response, @Param() where: Where): Promise<void> {
    const { removeItem } = await this.pages.run(removeItemMutation, { input: { id: where.item } }, response);
    if (removeItem.userErrors.length > 0)
      return this.answer(response, where, { problems: removeItem.userErrors });
    this.pages.redirect(response, editPath(where.id, '?fait=retiree-collection'));
  }

  /** Only when she chose another part than the one she saw: it goes to its end. */
  private async place(response: Response, { item }: Where, body: FormBody): Promise<readonly Problem[]> {
    const section = textOf(body, 'section');
    if (section === textOf(body, 'placed')) return [];
    const input = { id: item, section: section || null };
    const { moveItem } = await this.pages.run(moveItemMutation, { input }, response);
    return moveItem.userErrors;
  }

  private async answer(
    response: Response,
    where: Where,
    { problems, body }: { problems: readonly Problem[]; body?: FormBody },
  ): Promise<void> {
    if (problems.length > 0) return this.show(response, where, { problems, body });
    this.pages.redirect(response, editPath(where.id, `/${where.item}?fait=enregistre`));
  }

  private async show(
    response: Response,
    { id, item: itemId }: Where,
    { problems = [], body, done }: { problems?: readonly Problem[]; body?: FormBody; done?: string },
  ): Promise<void> {
    const data = await this.pages.run(itemQuery, { item: itemId }, response);
    const item = existing(data.item);
    const { collection } = item;
    existing([collection.id, collection.slug].includes(id) || null);
    existing(collection.viewerCan.curate || null);
    const form: FormState = { values: body ?? fillItem(item), problems };
    this.pages.show(
      response,
      data,
      itemView({ collection, item, form, done }),
      problems.length > 0 ? 422 : 200,
    );
  }
}
