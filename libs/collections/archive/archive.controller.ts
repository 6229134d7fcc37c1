import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { CollectionArchiveService } from './collection-archive.service.js';
import { answerZip, proofOf, type ProofQuery } from './zip-answer.js';

/** On the files host, streamed: what a collection gathers, in one ZIP. */
@Controller()
@UseFilters(FileErrors)
export class ArchiveController {
  constructor(private readonly archives: CollectionArchiveService) {}

  @Get('/c/:slug/emporter.zip')
  async take(
    @Param('slug') slug: string,
    @Query() query: ProofQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerZip(request, response, await this.archives.prepare(slug, proofOf(query)));
  }
}
