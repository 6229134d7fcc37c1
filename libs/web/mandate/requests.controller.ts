import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { dayField, endOfDay } from '../layout/civil-day.js';
import { emptyForm, type FormBody, type FormState, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { answerMandateRequestMutation, mandateRequestsQuery } from './mandate.operation.js';
import { requestsView } from './requests.js';

const YEAR = 365 * 86_400_000;

@Controller('mandats/demandes')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class MandateRequestsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    await this.show(response, { query, form: emptyForm });
  }

  /** Read again after a POST. */
  @Get(':id')
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/mandats/demandes');
  }

  @Post(':id')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    // A form that was refused has plain names; the others of the page carry their request's.
    const field = (name: string) => optionalText(body, `${name}-${id}`) ?? optionalText(body, name);
    const [day, words] = [field('endsAt') ?? '', field('words')];
    const grant = textOf(body, 'reponse') === 'oui';
    const input = { id, grant, endsAt: endOfDay(day), words };
    const { userErrors } = (await this.pages.run(answerMandateRequestMutation, { input }, response))
      .answerMandateRequest;
    if (userErrors.length === 0) {
      const done = grant ? 'mandat-donne' : 'mandat-refuse';
      return this.pages.redirect(response, `/mandats/demandes?fait=${done}`);
    }
    const values = { demande: id, endsAt: day, words: words ?? '' };
    await this.show(response, { query: {}, form: { values, problems: userErrors } });
  }

  private async show(
    response: Response,
    { query, form }: { query: FormBody; form: FormState },
  ): Promise<void> {
    const data = await this.pages.run(
      mandateRequestsQuery,
      { after: optionalText(query, 'apres') },
      response,
    );
    const view = requestsView({
      requests: data.mandateRequests,
      form,
      usualEnd: dayField(new Date(Date.now() + YEAR)),
      done: textOf(query, 'fait'),
    });
    this.pages.show(response, data, view, form.problems.length > 0 ? 422 : 200);
  }
}
