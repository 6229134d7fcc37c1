import { Controller, Get, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { ExportService } from './export.service.js';

/** On the files host, streamed: all that is kept of one person, for whoever proved to be her. */
@Controller()
@UseFilters(FileErrors)
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('/mes-donnees/:account/:expires/:signature/essaim.zip')
  async take(
    @Param() { account, expires, signature }: { account: string; expires: string; signature: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const stream = await this.exports.prepare({ accountId: account, expires, signature });
    if (!stream) throw new NotFoundException();
    response.attachment('essaim-mes-donnees.zip').set({
      'Content-Type': 'application/zip',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
    });
    if (request.method === 'HEAD') return void response.end();
    await stream(response);
  }
}
