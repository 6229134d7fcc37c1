import { bareOf } from '#platform/observability';
import type { QueuedJob } from '#platform/outbox';
import { JobNotParked, JobRunning } from './job.errors.js';
import { labelOf } from './job-labels.js';

/** `retrying` leads to success, which leaves nothing behind, or to `parked`; `retry` leads back from there. */
type JobState = 'retrying' | 'parked';

/** A piece of work of the outbox that failed at least once. What it carries stays in the queue. */
export class Job {
  constructor(private queued: QueuedJob) {}

  get id(): string {
    return this.queued.id;
  }

  /** The type of the event that it reacts to. */
  get task(): string {
    return this.queued.task;
  }

  get label(): string {
    return labelOf(this.task);
  }

  get attempts(): number {
    return this.queued.attempts;
  }

  get maxAttempts(): number {
    return this.queued.maxAttempts;
  }

  get createdAt(): Date {
    return this.queued.createdAt;
  }

  get state(): JobState {
    return this.attempts < this.maxAttempts ? 'retrying' : 'parked';
  }

  get nextTryAt(): Date | null {
    return this.state === 'parked' ? null : this.queued.runAt;
  }

  /** Made bare before it is cut: what a quotation holds may go over several lines. */
  get lastError(): string | null {
    return bareOf(this.queued.lastError ?? '').split('\n')[0] || null;
  }

  /** From now on it has as many attempts as a new one. */
  retry(now: Date): void {
    if (this.queued.isRunning) throw new JobRunning();
    this.queued = { ...this.queued, attempts: 0, runAt: now };
  }

  /** It leaves the queue undone: only where nobody tries it any more. */
  abandon(): void {
    if (this.queued.isRunning) throw new JobRunning();
    if (!this.mayBeAbandoned) throw new JobNotParked();
  }

  get mayBeAbandoned(): boolean {
    return this.state === 'parked';
  }
}
