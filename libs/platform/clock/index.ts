// The clock: the only source of "now", so that tests can move time. Owns nothing else.
import { Injectable } from '@nestjs/common';

/** Wall-clock time, UTC. Tests substitute a subclass at the platform's edge. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
