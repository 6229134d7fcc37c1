import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { CollectionArchiveService } from './collection-archive.service.js';
import { proofOf, type ProofQuery, zipHeaders } from './zip-request.js';

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
    const zip = await this.archives.prepare(slug, proofOf(query));
    if (!zip) throw new NotFoundException();
    response.attachment(zip.name).set(zipHeaders(zip));
    if (request.method === 'HEAD') return void response.end();
    await zip.stream(response);
  }
}
