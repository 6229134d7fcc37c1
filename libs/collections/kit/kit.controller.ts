import { Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FileErrors } from '#resources';
import { KitService } from './kit.service.js';

type Asked = Partial<Record<'cle' | 'expire' | 'signature' | 'depuis', string | string[]>>;

/** On the files host, streamed: what a collection gathers, to be read without network. */
@Controller()
@UseFilters(FileErrors)
export class KitController {
  constructor(private readonly kits: KitService) {}

  @Get('/c/:slug/valise.zip')
  async take(
    @Param('slug') slug: string,
    @Query() query: Asked,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const kit = await this.kits.prepare(slug, {
      proof: {
        key: textOrNull(query.cle),
        expires: textOrNull(query.expire),
        signature: textOrNull(query.signature),
      },
      since: textOrNull(query.depuis),
    });
    if (!kit) throw new NotFoundException();
    response.attachment(kit.name).set({
      'Content-Type': 'application/zip',
      'Cache-Control': kit.isPublic ? 'no-cache' : 'private, no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    await kit.stream(response);
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
