import { Body, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { ReportTargetQuery } from '#contract';
import { PageErrors } from '../errors/page-errors.filter.js';
import { choiceOf, emptyForm, type FormBody, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { slugIn } from '../layout/safe-path.js';
import { CATEGORIES, receiptView, reportView } from './report.js';
import { reportMutation, reportTargetQuery } from './report.operation.js';

const RECEIPT = /^[\w-]{1,40}$/;

@Controller('signaler')
@UseFilters(PageErrors)
export class ReportController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async form(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.target(response, textOf(query, 'cible'));
    this.pages.show(response, data, reportView(data.resource ?? null, emptyForm));
  }

  @Get('recu')
  async receipt(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const receipt = textOf(query, 'numero');
    if (!RECEIPT.test(receipt)) return this.pages.redirect(response, '/signaler');
    this.pages.show(response, await this.pages.layout(response), receiptView(receipt));
  }

  @Post()
  async report(@Res() response: Response, @Body() body: FormBody): Promise<void> {
    const data = await this.target(response, textOf(body, 'resource'));
    const category = choiceOf(body, 'category', CATEGORIES);
    const input = {
      resource: data.resource?.id ?? textOf(body, 'resource'),
      category: category ?? ('OTHER' as const),
      details: textOf(body, 'details').trim(),
      contact: optionalText(body, 'contact'),
    };
    if (!data.resource) {
      const unknown = {
        code: 'UNKNOWN_TARGET',
        message: 'Nous ne trouvons pas cette ressource',
        field: 'resource',
      };
      return this.pages.show(response, data, reportView(null, { values: body, problems: [unknown] }), 422);
    }
    const { reportContent } = await this.pages.run(reportMutation, { input }, response);
    if (reportContent.receipt)
      return this.pages.redirect(
        response,
        `/signaler/recu?numero=${encodeURIComponent(reportContent.receipt)}`,
      );
    const form = { values: body, problems: reportContent.userErrors };
    this.pages.show(response, data, reportView(data.resource, form), 422);
  }

  /** The resource by its slug, its short code or a pasted address. */
  private async target(response: Response, text: string): Promise<ReportTargetQuery> {
    const slug = slugIn(text);
    if (slug === null) return { ...(await this.pages.layout(response)), resource: null };
    return this.pages.run(reportTargetQuery, { slug }, response);
  }
}
