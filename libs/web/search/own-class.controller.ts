import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { ClassCookie } from '#platform/http';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, isChecked, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { chosenClass, ownClassView } from './own-class.js';
import { readOwnClass, writeOwnClass } from './own-class-cookie.js';
import { ownClassQuery } from './own-class.operation.js';

const ONE_YEAR_MS = 365 * 24 * 3600 * 1000;

/** What a teacher says of her own class: her browser keeps it, and nothing here does. */
@Controller('recherche/ma-classe')
@UseFilters(PageErrors)
export class OwnClassController {
  constructor(
    private readonly pages: Pages,
    private readonly cookie: ClassCookie,
  ) {}

  @Get()
  async show(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(ownClassQuery, {}, response);
    const ownClass = readOwnClass(this.cookie.read(response.req));
    this.pages.show(response, data, ownClassView(data, ownClass, textOf(query, 'fait')));
  }

  @Post()
  async keep(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const data = await this.pages.run(ownClassQuery, {}, response);
    const value = isChecked(body, 'oublier') ? '' : writeOwnClass(chosenClass(body, data));
    if (value) this.cookie.set(response, value, new Date(Date.now() + ONE_YEAR_MS));
    else this.cookie.clear(response);
    this.pages.redirect(response, `/recherche/ma-classe?fait=${value ? 'ma-classe' : 'ma-classe-oubliee'}`);
  }
}
