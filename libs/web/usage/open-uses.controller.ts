import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { sliceOf } from '../collection/page-slice.js';
import { PageErrors } from '../errors/page-errors.filter.js';
import { csvFile } from '../layout/csv.js';
import { Pages } from '../layout/pages.js';
import { dataPackage, USE_COLUMNS } from './use-data-package.js';
import { useCellsQuery } from './open-uses.operation.js';
import { useDataView } from './open-uses.js';

const CELLS_AT_ONCE = 500;
/** Figures change with the month, and with what is withdrawn. */
const KEPT_SECONDS = 3600;

/** Declared uses as open data: a page for people, a table and its description for programs. */
@Controller('donnees')
@UseFilters(PageErrors)
export class UseDataController {
  constructor(private readonly pages: Pages) {}

  @Get('usages')
  async describe(@Res() response: Response): Promise<void> {
    const { useCells } = await this.pages.run(useCellsQuery, { first: 1 }, response);
    const layout = await this.pages.layout(response);
    this.pages.show(response, layout, useDataView(useCells));
  }

  @Get('usages.csv')
  async csv(@Res() response: Response): Promise<void> {
    const rows: string[][] = [USE_COLUMNS.map(({ name }) => name)];
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { useCells } = await this.pages.run(useCellsQuery, sliceOf(page, CELLS_AT_ONCE), response);
      for (const { node } of useCells.edges)
        rows.push([
          node.placeCode,
          node.place,
          node.stage ?? '',
          node.subject ?? '',
          String(node.atLeast),
          useCells.before,
        ]);
      isMore = rows.length <= useCells.totalCount && useCells.edges.length > 0;
    }
    response.attachment('usages.csv');
    this.pages.publish(response, 'text/csv', KEPT_SECONDS, csvFile(rows));
  }

  @Get('usages.json')
  package(@Res() response: Response): void {
    const description = dataPackage(this.pages.origins.pages);
    this.pages.publish(response, 'application/json', KEPT_SECONDS, JSON.stringify(description, null, 2));
  }
}
