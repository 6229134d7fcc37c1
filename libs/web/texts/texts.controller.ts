import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { Pages } from '../layout/pages.js';
import type { View } from '../layout/view.js';
import { accessibilityView } from './accessibility.js';
import { helpView } from './help.js';
import { legalView } from './legal.js';
import { licencesView } from './licences.js';
import { licencesQuery } from './licences.operation.js';
import { privacyView } from './privacy.js';
import { sobrietyView } from './sobriety.js';

@Controller()
@UseFilters(PageErrors)
export class TextsController {
  constructor(private readonly pages: Pages) {}

  @Get('accessibilite')
  async accessibility(@Res() response: Response): Promise<void> {
    await this.show(response, accessibilityView());
  }

  @Get('donnees')
  async privacy(@Res() response: Response): Promise<void> {
    await this.show(response, privacyView());
  }

  @Get('mentions')
  async legal(@Res() response: Response): Promise<void> {
    await this.show(response, legalView());
  }

  @Get('sobriete')
  async sobriety(@Res() response: Response): Promise<void> {
    await this.show(response, sobrietyView());
  }

  @Get('aide')
  async help(@Res() response: Response): Promise<void> {
    await this.show(response, helpView());
  }

  @Get('licences-expliquees')
  async licences(@Res() response: Response): Promise<void> {
    const data = await this.pages.run(licencesQuery, {}, response);
    this.pages.show(response, data, licencesView(data));
  }

  private async show(response: Response, view: View): Promise<void> {
    this.pages.show(response, await this.pages.layout(response), view);
  }
}
