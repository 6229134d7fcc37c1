import { Body, Controller, HttpCode, Param, Post, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import { actorOf } from '#platform/http';
import { KnownFileService } from './known-file.service.js';
import { roleNamed } from '../draft/part.js';
import { ProgramErrors } from './program-errors.filter.js';

/** Before sending: does the draft need these bytes, or are they here already? */
@Controller('/brouillons/:id/connus')
@UseFilters(ProgramErrors)
export class KnownFileController {
  constructor(private readonly known: KnownFileService) {}

  /** `sha256` (hexadecimal), `name` and `role` as a form; answers `{ known }`. Known bytes are joined to the draft. */
  @Post()
  @HttpCode(200)
  async link(
    @Param('id') draftId: string,
    @Req() request: Request,
    @Body() body: Partial<Record<string, unknown>> | undefined,
  ): Promise<{ known: boolean }> {
    const text = (name: string) => (typeof body?.[name] === 'string' ? body[name] : '');
    const file = { sha256: text('sha256'), filename: text('name'), role: roleNamed(text('role')) };
    return { known: await this.known.link(actorOf(request), draftId, file) };
  }
}
