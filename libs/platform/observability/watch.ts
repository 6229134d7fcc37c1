/** One figure at the moment of a reading. */
export interface Sample {
  readonly name: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a gauge of prom-client does for us. */
interface Shown {
  set(labels: Readonly<Record<string, string>>, value: number): void;
  reset(): void;
  remove(labels: Readonly<Record<string, string>>): void;
}

/** A reading that takes longer tells nothing of now; Prometheus itself gives up at ten seconds. */
const PATIENCE_MS = 2000;
/** A question that was never answered does not keep all later ones from being asked. */
const FORGOTTEN_MS = 30_000;

/** Figures that belong to somebody else (PostgreSQL, the store), asked for when they are read. */
export class Watch {
  private asked: { readonly answer: Promise<readonly Sample[] | null>; readonly at: number } | null = null;

  constructor(
    private readonly gauges: ReadonlyMap<string, Shown>,
    private readonly read: () => readonly Sample[] | Promise<readonly Sample[]>,
    private readonly otherwise: readonly Sample[],
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** What is not had in time is not shown: yesterday's figure would pass for today's. */
  async refresh(): Promise<void> {
    const samples = (await this.inTime(this.ask())) ?? this.otherwise;
    for (const gauge of this.gauges.values()) {
      gauge.reset();
      gauge.remove({}); // a gauge without labels begins again at 0, which would be a figure
    }
    for (const { name, labels = {}, value } of samples) this.gauges.get(name)?.set(labels, value);
  }

  /** One question at a time: who reads often must not add to what makes an answer late. */
  private ask(): Promise<readonly Sample[] | null> {
    const now = performance.now();
    if (this.asked && now - this.asked.at < FORGOTTEN_MS) return this.asked.answer;
    const answer = Promise.resolve()
      .then(this.read)
      .catch(() => null)
      .finally(() => {
        if (this.asked?.answer === answer) this.asked = null;
      });
    this.asked = { answer, at: now };
    return answer;
  }

  private async inTime(answer: Promise<readonly Sample[] | null>): Promise<readonly Sample[] | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.patienceMs);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
