import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { CollectionArchiveService } from './collection-archive.service.js';

type Asked = Partial<Record<'cle' | 'expire' | 'signature', string | string[]>>;

/** On the files host, streamed: what a collection gathers, in one ZIP. */
@Controller()
@UseFilters(FileErrors)
export class ArchiveController {
  constructor(private readonly archives: CollectionArchiveService) {}

  @Get('/c/:slug/emporter.zip')
  async take(
    @Param('slug') slug: string,
    @Query() query: Asked,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const archive = await this.archives.prepare(slug, {
      key: textOrNull(query.cle),
      expires: textOrNull(query.expire),
      signature: textOrNull(query.signature),
    });
    if (!archive) throw new NotFoundException();
    response.attachment(`${archive.slug}.zip`).set({
      'Content-Type': 'application/zip',
      'Cache-Control': archive.isPublic ? 'no-cache' : 'private, no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    await archive.stream(response);
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
