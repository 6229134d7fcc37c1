import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { readCoverPlan } from './cover-plan.js';
import { coverSvg } from './cover.js';
import { gatheredCoverSvg, readGatheredCover } from './gathered-cover.js';

@Controller('couvertures')
export class CoverController {
  @Get('ensemble/:file')
  showGathered(@Param('file') file: string, @Res() response: Response): void {
    const plans = readGatheredCover(file);
    if (plans === null) throw new NotFoundException();
    send(response, gatheredCoverSvg(plans));
  }

  @Get(':family/:print/:layout/:file')
  show(
    @Param() parts: Record<'family' | 'print' | 'layout' | 'file', string>,
    @Res() response: Response,
  ): void {
    const plan = readCoverPlan(parts);
    if (plan === null) throw new NotFoundException();
    send(response, coverSvg(plan));
  }
}

const send = (response: Response, svg: string): void => {
  response
    .set({ 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=31536000, immutable' })
    .send(svg);
};
