// The clock: the only source of "now", so that tests and the demo can move time; and what day it is in France. Owns nothing else.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

export { dayOf, isDay } from './day.js';

/** Wall-clock time, UTC. Tests substitute a subclass at the platform's edge. */
@Injectable()
export class Clock {
  private readonly moved = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.moved.getStore() ?? new Date();
  }

  /** Does this work as if it were that moment, for it alone: the demo content has a past. */
  at<Result>(moment: Date, work: () => Promise<Result>): Promise<Result> {
    return this.moved.run(moment, work);
  }
}
