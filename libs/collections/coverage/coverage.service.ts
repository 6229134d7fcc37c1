import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '#platform/clock';
import { findTerm } from '#vocabulary';
import { covers } from '../call/call-criteria.js';
import { CallListRepository } from '../call/call-list.repository.js';
import type { Call } from '../call/call.js';
import { CoverageRepository } from './coverage.repository.js';
import { countedTerms, type CoverageLine, nothing, taughtInCycle } from './coverage.js';

/** A line, and an open call that asks for more of it. */
export type CalledLine = CoverageLine & { readonly call: Call | null };

/** What there is of what is taught, and what is asked for. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly counts: CoverageRepository,
    private readonly calls: CallListRepository,
    private readonly clock: Clock,
  ) {}

  /** Class by class, in the order of school, of one theme or of all; null where the cycle or the theme is none of ours. */
  async linesOf(cycle: string, theme: string | null = null): Promise<CalledLine[] | null> {
    const taught = taughtInCycle(cycle);
    if (!taught || (theme !== null && !findTerm('themes', theme))) return null;
    const [counted, open] = await Promise.all([
      this.counts.count(countedTerms(taught), theme),
      this.calls.openOn(dayOf(this.clock.now())),
    ]);
    const byPair = new Map(
      counted.map(({ level, subject, ...counts }) => [`${level} ${subject}`, counts] as const),
    );
    return taught.map((teaching) => {
      const { level, subject } = teaching;
      return {
        ...teaching,
        ...(byPair.get(`${level.id} ${subject.id}`) ?? nothing),
        call: open.find((call) => covers(call, level.id, subject.id)) ?? null,
      };
    });
  }
}
