import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Admission } from './admission.js';

const limits = { atOnce: 2, waiting: 3, waitMs: 200, heldMs: 1000 };

/** One admission and what became of those who came: `working`, `refused`, or still `waiting`. */
function door() {
  const admission = new Admission(limits);
  const fates: string[] = [];
  const leaves: (() => void)[] = [];
  const come = (): number => {
    const n = fates.push('waiting') - 1;
    admission.enter(
      (leave) => {
        fates[n] += ', working';
        leaves[n] = leave;
      },
      () => (fates[n] += ', refused'),
    );
    return n;
  };
  const state = () => fates.map((fate) => fate.split(', ').at(-1));
  return { come, leave: (n: number) => leaves[n]?.(), fates, state };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('who comes', () => {
  it('is worked on, waits when all places are taken, and is refused when as many wait', () => {
    const { come, state } = door();
    for (let n = 0; n < 6; n += 1) come();
    expect(state()).toEqual(['working', 'working', 'waiting', 'waiting', 'waiting', 'refused']);
  });

  it('has the place of who leaves, in the order of coming', () => {
    const { come, leave, state } = door();
    for (let n = 0; n < 4; n += 1) come();
    leave(1);
    leave(1); // twice is once
    expect(state()).toEqual(['working', 'working', 'working', 'waiting']);
  });

  it('is refused after 200 ms without a place', () => {
    const { come, leave, state } = door();
    for (let n = 0; n < 3; n += 1) come();
    jest.advanceTimersByTime(199);
    expect(state()[2]).toBe('waiting');
    jest.advanceTimersByTime(1);
    expect(state()[2]).toBe('refused');
    leave(0);
    expect(state()[2]).toBe('refused');
  });

  it('gives the place on after a second: a slow reader bars nobody', () => {
    const { come, state } = door();
    come();
    come();
    jest.advanceTimersByTime(900);
    come();
    jest.advanceTimersByTime(100);
    expect(state()).toEqual(['working', 'working', 'working']);
  });

  it('is worked on or refused, once, and never more than two are worked on at a time', () => {
    const step = fc.oneof(
      fc.constant('come' as const),
      fc.record({ leave: fc.nat(30) }),
      fc.record({ pass: fc.integer({ min: 1, max: 150 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { come, leave, fates, state } = door();
        const left = new Set<number>();
        let idle = 0;
        for (const each of steps) {
          if (each === 'come') come();
          else if ('pass' in each) {
            jest.advanceTimersByTime(each.pass);
            idle += each.pass;
          } else if (state()[each.leave] === 'working') {
            leave(each.leave);
            left.add(each.leave);
          }
          const working = state().filter((fate, n) => fate === 'working' && !left.has(n)).length;
          if (idle < limits.heldMs) expect(working).toBeLessThanOrEqual(limits.atOnce);
        }
        jest.advanceTimersByTime(10_000);
        for (const fate of fates) expect(fate).toMatch(/^waiting, (?:working|refused)$/);
      }),
    );
  });
});
