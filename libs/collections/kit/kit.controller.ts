import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { answerZip, proofOf, type ProofQuery, textOrNull } from '../archive/zip-answer.js';
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
    await answerZip(request, response, await this.kits.prepare(slug, asked));
  }
}
