import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { readCoverPlan } from './cover-plan.js';
import { coverSvg } from './cover.js';

@Controller('couvertures')
export class CoverController {
  @Get(':family/:print/:layout/:file')
  show(
    @Param() parts: Record<'family' | 'print' | 'layout' | 'file', string>,
    @Res() response: Response,
  ): void {
    const plan = readCoverPlan(parts);
    if (plan === null) throw new NotFoundException();
    response
      .set({ 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable' })
      .send(coverSvg(plan));
  }
}
