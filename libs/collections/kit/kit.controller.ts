import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { proofOf, type ProofQuery, textOrNull, zipHeaders } from '../archive/zip-request.js';
import { KitService } from './kit.service.js';

/** On the files host, streamed: what a collection gathers, to be read without network. */
@Controller()
@UseFilters(FileErrors)
export class KitController {
  constructor(private readonly kits: KitService) {}

  @Get('/c/:slug/valise.zip')
  async take(
    @Param('slug') slug: string,
    @Query() query: ProofQuery & { depuis?: string | string[] },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = { proof: proofOf(query), since: textOrNull(query.depuis) };
    const zip = await this.kits.prepare(slug, asked);
    if (!zip) throw new NotFoundException();
    response.attachment(zip.name).set(zipHeaders(zip));
    if (request.method === 'HEAD') return void response.end();
    await zip.stream(response);
  }
}
