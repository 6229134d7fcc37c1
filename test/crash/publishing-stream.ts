import { setTimeout as pause } from 'node:timers/promises';
import { RandomChoice } from '../support/random-choice.js';
import { depositFile } from '../support/deposit.js';
import { until } from '../support/until.js';
import { act } from '../support/api.js';
import { type Company, newDraft, newWord, publish } from './deed.js';
import { type Installation, postmasterOf } from './installation.js';

const CLIENTS = 3;

/** Who dies; the product is killed with it where it could not go on. */
export const victims = ['a connection of PostgreSQL', 'PostgreSQL', 'everything'] as const;
export type Victim = (typeof victims)[number];

/** Several people publish while somebody is killed at an instant that nobody chose. Answers one line. */
export async function surviveAnInstant(
  company: Company,
  victim: Victim,
  choice: RandomChoice,
): Promise<string> {
  const { house } = company;
  const clients = Array.from({ length: CLIENTS }, () => new Client(company));
  const work = Promise.all(clients.map((client) => client.work()));
  await until('a first publication', () => clients.some(({ count }) => count > 0), 60_000);
  await pause(choice.between(0, 2500)); // the instant
  await kill(house, victim, choice);
  const goesOn = victim === 'a connection of PostgreSQL';
  if (goesOn) await Promise.all(clients.map((client) => client.published()));
  for (const client of clients) client.stop();
  await work;
  if (!goesOn) await house.start();
  await house.queueIsEmpty();
  const count = clients.reduce((sum, client) => sum + client.count, 0);
  const back = goesOn ? 'went on by itself' : `ready in ${house.lastStart}`;
  return `${victim}, at random · ${count} publications acknowledged meanwhile · ${back}`;
}

/** Publishes one resource after the other, some with a file, and holds no refusal against a product that is dying. */
class Client {
  count = 0;
  private isOver = false;
  private told: (() => void) | null = null;

  constructor(private readonly company: Company) {}

  async work(): Promise<void> {
    while (!this.isOver) {
      await this.publishOne().catch(() => pause(50));
    }
  }

  stop(): void {
    this.isOver = true;
  }

  /** Two more from now: the first may have been on its way before. */
  async published(): Promise<void> {
    for (let more = 0; more < 2; more += 1) await new Promise<void>((done) => (this.told = done));
  }

  private async publishOne(): Promise<void> {
    const { house, writer } = this.company;
    const draft = await newDraft(this.company, `Pendant la coupure ${newWord()}`);
    if (this.count % 3 === 0) {
      const content = `# ${newWord()}\n\nUn texte pour la classe.\n`;
      const uploadId = await depositFile(house.product, writer, { name: 'lecon.md', content });
      await act(house.product, writer, ['attachFile', { draftId: draft.id, uploadId }], 'draft { id }');
    }
    await publish(this.company, draft);
    this.count += 1;
    this.told?.();
  }
}

async function kill(house: Installation, victim: Victim, choice: RandomChoice): Promise<void> {
  if (victim === 'a connection of PostgreSQL') {
    const connections = await house.rows<{ pid: number }>(
      `select pid from pg_stat_activity where usename = 'essaim_app'`,
    );
    const { pid } = choice.of(connections);
    house.countKill();
    return signal(pid);
  }
  const all = await house.rows<{ pid: number }>('select pid from pg_stat_activity');
  const postmaster = await postmasterOf(house);
  // Itself first: it would start again what dies under it.
  const killPostgres = async () => [postmaster, ...all.map(({ pid }) => pid)].forEach(signal);
  if (victim === 'everything') return house.killEverything(killPostgres);
  await killPostgres();
  await pause(choice.between(0, 500)); // the product meets a database that is not there
  await house.killEverything();
}

/** It may have ended by itself meanwhile. */
function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
