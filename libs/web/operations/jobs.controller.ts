import { Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { GraphqlRefusal } from '#platform/graphql';
import { PageErrors } from '../errors/page-errors.filter.js';
import { type FormBody, optionalText, type Problem, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { jobsView } from './jobs.js';
import { abandonJobMutation, jobsQuery, retryJobMutation } from './jobs.operation.js';

const LIST = '/admin/travaux';

@Controller('admin/travaux')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class JobsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(jobsQuery, { after: optionalText(query, 'apres') }, response);
    this.pages.show(response, data, jobsView(data, { now: new Date(), done: textOf(query, 'fait') }));
  }

  /** The addresses that only receive forms, when they are read again. */
  @Get([':id/reessayer', ':id/abandonner'])
  back(@Res() response: Response): void {
    this.pages.redirect(response, LIST);
  }

  @Post(':id/reessayer')
  async retry(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.answer(response, 'travail-repris', async () => {
      const { retryJob } = await this.pages.run(retryJobMutation, { input: { id } }, response);
      return retryJob.userErrors;
    });
  }

  @Post(':id/abandonner')
  async abandon(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.answer(response, 'travail-abandonne', async () => {
      const { abandonJob } = await this.pages.run(abandonJobMutation, { input: { id } }, response);
      return abandonJob.userErrors;
    });
  }

  /** The queue moves while one reads: a job that is no longer there has no page of its own to miss. */
  private async answer(
    response: Response,
    done: string,
    change: () => Promise<readonly Problem[]>,
  ): Promise<void> {
    const problems = await change().catch((failure: unknown) => {
      if (failure instanceof GraphqlRefusal && failure.code === 'NOT_FOUND') return null;
      throw failure;
    });
    if (problems === null) return this.pages.redirect(response, `${LIST}?fait=travail-parti`);
    if (problems.length === 0) return this.pages.redirect(response, `${LIST}?fait=${done}`);
    const data = await this.pages.run(jobsQuery, {}, response);
    this.pages.show(response, data, jobsView(data, { now: new Date(), problems }), 422);
  }
}
