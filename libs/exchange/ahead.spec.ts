import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { ahead } from './ahead.js';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) yield n;
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('working ahead', () => {
  it('keeps the order and never has more at once than asked', async () => {
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, (running += 1));
      await sleep(n % 2 ? 1 : 8);
      running -= 1;
      return n;
    };
    expect(await collect(ahead(numbers(7), 2, work))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
  });

  it('throws a failure at its place, after the results before it', async () => {
    const given: number[] = [];
    const run = async () => {
      for await (const n of ahead(numbers(4), 3, async (each) => {
        if (each === 1) throw new Error('one');
        return each;
      }))
        given.push(n);
    };
    await expect(run()).rejects.toThrow('one');
    expect(given).toEqual([0]);
  });
});
