import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';
import { type Sample, Watch } from './watch.js';

/** A gauge that remembers what it shows. */
function gauge() {
  const shown = new Map<string, number>();
  return {
    shown,
    set: (labels: object, value: number) => void shown.set(JSON.stringify(labels), value),
    reset: () => {
      shown.clear();
      shown.set('{}', 0);
    },
    remove: (labels: object) => void shown.delete(JSON.stringify(labels)),
  };
}

describe('metrics', () => {
  it('are shown as they are counted, and asked for when they are read', async () => {
    const metrics = new Metrics();
    const counted = metrics.counter({ name: 'answers_total', help: 'Answers.', labels: ['kind'] });
    const took = metrics.durations({ name: 'answer_seconds', help: 'Time.', labels: ['kind'] });
    let waiting = 3;
    metrics.watch([{ name: 'waiting', help: 'Jobs.', labels: [] }], () => [
      { name: 'waiting', value: waiting },
    ]);
    counted({ kind: 'page' });
    counted({ kind: 'page' }, 2);
    took({ kind: 'page' }, 0.2);
    expect((await metrics.read()).text).toMatch(/^answers_total\{kind="page"\} 3$/m);
    waiting = 4;
    const { text } = await metrics.read();
    expect(text).toMatch(/^waiting 4$/m);
    expect(text).toMatch(/^answer_seconds_bucket\{le="0.25",kind="page"\} 1$/m);
    expect(text).not.toContain('process_');
  });

  it('tell an outage, and leave out what cannot be had', async () => {
    const metrics = new Metrics();
    let failure: Error | null = null;
    const ask = async () => {
      if (failure) throw failure;
    };
    metrics.watchUp('store_up', 'Whether the store answers.', ask);
    metrics.watch([{ name: 'waiting', help: 'Jobs.', labels: [] }], async () => {
      await ask();
      return [{ name: 'waiting', value: 5 }];
    });
    const before = await metrics.read();
    expect(before.text).toMatch(/^waiting 5$/m);
    expect(before.text).toMatch(/^store_up 1$/m);
    failure = new Error('refused');
    const { text } = await metrics.read();
    expect(text).toMatch(/^store_up 0$/m);
    expect(text).not.toMatch(/^waiting \d/m);
    failure = null;
    expect((await metrics.read()).text).toMatch(/^store_up 1$/m);
  });

  it('measure the process when somebody reads them', async () => {
    const metrics = new Metrics();
    metrics.measureProcess();
    expect((await metrics.read()).text).toContain('process_resident_memory_bytes');
  });
});

describe('a watch', () => {
  it('waits for no answer that does not come, and does not ask again meanwhile', async () => {
    const shown = gauge();
    let asked = 0;
    let answer: (samples: Sample[]) => void = () => undefined;
    const read = () => {
      asked += 1;
      return new Promise<Sample[]>((resolve) => (answer = resolve));
    };
    const watch = new Watch(new Map([['waiting', shown]]), read, [], 10);
    await watch.refresh();
    await watch.refresh();
    expect(asked).toBe(1);
    expect(shown.shown.size).toBe(0);
    answer([{ name: 'waiting', value: 7 }]);
    await setTimeout(1);
    const next = watch.refresh();
    await setTimeout(1);
    answer([{ name: 'waiting', value: 8 }]);
    await next;
    expect(asked).toBe(2);
    expect([...shown.shown]).toEqual([['{}', 8]]);
  });
});
