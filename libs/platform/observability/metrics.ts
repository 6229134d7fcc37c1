import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Sample, Watch } from './watch.js';

/** What a figure is called, what it means, and its labels: words of closed lists, never an id, an address or a typed word. */
interface Figure<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

/** From what nobody feels to what everybody gives up on. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What one process counts, in the form that Prometheus reads. Nothing is sent anywhere: it is asked for. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly watched: Watch[] = [];

  /** A figure that only grows; the answer adds to it. */
  counter<Label extends string>(figure: Figure<Label>): (labels: Labels<Label>, by?: number) => void {
    const counter = new Counter<Label>({ ...this.words(figure), registers: [this.registry] });
    return (labels, by = 1) => counter.inc(labels, by);
  }

  /** How long something takes; the answer takes seconds. */
  durations<Label extends string>(figure: Figure<Label>): (labels: Labels<Label>, seconds: number) => void {
    const histogram = new Histogram<Label>({
      ...this.words(figure),
      buckets: SECONDS,
      registers: [this.registry],
    });
    return (labels, seconds) => histogram.observe(labels, seconds);
  }

  /** Figures that are asked for at each reading, together; those that cannot be had in time are left out. */
  watch(
    figures: readonly Figure<string>[],
    read: () => readonly Sample[] | Promise<readonly Sample[]>,
    otherwise: readonly Sample[] = [],
  ): void {
    const gauges = figures.map((figure) => new Gauge({ ...this.words(figure), registers: [this.registry] }));
    this.watched.push(
      new Watch(new Map(gauges.map((gauge, at) => [figures[at]?.name ?? '', gauge])), read, otherwise),
    );
  }

  /** 1 while the check succeeds within two seconds, 0 otherwise. */
  watchUp(name: string, help: string, check: () => Promise<unknown>): void {
    const value = (up: number): Sample[] => [{ name, value: up }];
    this.watch([{ name, help, labels: [] }], () => check().then(() => value(1)), value(0));
  }

  /** Memory, processor, descriptors, event loop: only where somebody reads them, for they are measured all the time. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Everything, as of now. */
  async read(): Promise<{ readonly contentType: string; readonly text: string }> {
    await Promise.all(this.watched.map((each) => each.refresh()));
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private words<Label extends string>({ name, help, labels }: Figure<Label>) {
    return { name, help, labelNames: [...labels] };
  }
}
