import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { parsePreferences, PREFERENCES } from '../layout/preferences.js';
import { settingsView } from './settings.js';

@Controller('reglages')
@UseFilters(PageErrors)
export class SettingsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async settings(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const form = { values: this.pages.preferences(response), problems: [] };
    this.pages.show(response, await this.pages.layout(response), settingsView(form, textOf(query, 'fait')));
  }

  @Post()
  keep(@Res() response: Response, @Body() body: FormBody): void {
    const chosen = Object.fromEntries(Object.keys(PREFERENCES).map((name) => [name, textOf(body, name)]));
    this.pages.keepPreferences(response, parsePreferences(chosen));
    this.pages.redirect(response, '/reglages?fait=reglages');
  }
}
