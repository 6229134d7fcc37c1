/** Numbers of requests, milliseconds. */
export interface AdmissionLimits {
  /** Worked on at the same time. */
  readonly atOnce: number;
  /** Waiting for a place; who comes after them is refused at once. */
  readonly waiting: number;
  /** Longest wait for a place. */
  readonly waitMs: number;
  /** What takes longer waits for somebody else, a slow reader or a slow statement: its place is given on. */
  readonly heldMs: number;
}

interface Waiting {
  readonly work: (leave: () => void) => void;
  readonly refuse: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * How many requests are worked on at once. A process that takes all that comes slows everybody until nobody is served in
 * time; the others wait a little, in their order, then are refused while refusing is still cheap.
 */
export class Admission {
  private running = 0;
  private readonly queue = new Set<Waiting>();

  constructor(private readonly limits: AdmissionLimits) {}

  /** Calls `work` with what gives its place back, now or within `waitMs`; or `refuse`. One of the two, once. */
  enter(work: Waiting['work'], refuse: () => void): void {
    const { atOnce, waiting, waitMs } = this.limits;
    if (this.running < atOnce) return this.start(work);
    if (this.queue.size >= waiting) return refuse();
    const entry: Waiting = {
      ...{ work, refuse },
      timer: setTimeout(() => {
        this.queue.delete(entry);
        refuse();
      }, waitMs),
    };
    this.queue.add(entry);
  }

  private start(work: Waiting['work']): void {
    this.running += 1;
    let isHere = true;
    const leave = (): void => {
      if (!isHere) return;
      isHere = false;
      clearTimeout(timer);
      this.running -= 1;
      this.next();
    };
    const timer = setTimeout(leave, this.limits.heldMs);
    timer.unref();
    work(leave);
  }

  private next(): void {
    const [first] = this.queue;
    if (!first) return;
    this.queue.delete(first);
    clearTimeout(first.timer);
    this.start(first.work);
  }
}
