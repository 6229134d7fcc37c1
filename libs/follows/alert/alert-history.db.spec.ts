import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import type { Resource } from '#resources';
import { newTeacher } from '../../../test/support/builders.js';
import { Following, linesIn, type ToldLine } from '../../../test/support/following.js';

jest.setTimeout(300_000);

let scene: Following;
beforeAll(async () => {
  scene = await Following.begin();
});
afterAll(() => scene?.product.stop());

/** What may happen, in any order; `n` chooses among what there is. */
type Step =
  | { readonly do: 'follow' | 'stop'; readonly what: Followed }
  | {
      readonly do: 'publish again' | 'correct' | 'gather' | 'hide' | 'show' | 'run again';
      readonly n: number;
    }
  | { readonly do: 'publish' | 'close' | 'open' | 'work' | 'morning' };
const followed = ['person', 'collection', 'aisle', 'search'] as const;
type Followed = (typeof followed)[number];

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('follow', 'stop'), what: fc.constantFrom(...followed) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('publish again', 'correct', 'gather', 'hide', 'show', 'run again'),
      n: fc.nat(9),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('publish', 'close', 'open', 'work', 'morning', 'morning') }),
  },
);

/** A history in which a mail surely leaves: by chance alone, twelve may have none. */
const toldOnce: Step[] = [
  { do: 'follow', what: 'person' },
  { do: 'publish' },
  { do: 'work' },
  { do: 'morning' },
  { do: 'publish' },
  { do: 'morning' },
];

/** One reader’s days, and what she must never be told. */
class History {
  readonly resources: { resource: Resource; editions: number; hidden: boolean }[] = [];
  private readonly following = new Set<Followed>();
  private readonly ran: { type: string; payload: Record<string, unknown> }[] = [];
  private readonly mailed = new Map<string, number>();
  private closed = false;
  private seen = 0;

  constructor(
    private readonly reader: Actor,
    private readonly collection: { id: string; title: string },
    private readonly author: { actor: Actor; slug: string },
    private readonly word: string,
  ) {}

  async take(step: Step): Promise<void> {
    if ('what' in step) await this.change(step.do, step.what);
    else if ('n' in step) await this.touch(step.do, step.n);
    else if (step.do === 'publish') await this.publish();
    else if (step.do === 'work') await this.work();
    else if (step.do === 'morning') await this.morning();
    else await this.shut(step.do === 'close');
    await this.judgeInbox();
  }

  private async change(verb: 'follow' | 'stop', what: Followed): Promise<void> {
    if (this.following.has(what) === (verb === 'follow') || (what === 'collection' && this.closed)) return;
    const wish = {
      person: { person: this.author.slug },
      collection: { collection: this.collection.id },
      aisle: { level: 'cm1', subject: 'mathematiques' },
      search: { search: { words: this.word, filters: {} } },
    }[what];
    await (verb === 'follow' ? scene.follow(this.reader, wish) : scene.unfollow(this.reader, wish));
    if (verb === 'follow') this.following.add(what);
    else this.following.delete(what);
  }

  private async publish(): Promise<void> {
    const resource = await scene.publish(
      { title: `${this.word} ${String(this.resources.length)}` },
      this.author.actor,
    );
    this.resources.push({ resource, editions: 1, hidden: false });
  }

  private async touch(verb: Extract<Step, { n: number }>['do'], n: number): Promise<void> {
    if (verb === 'run again') {
      const job = this.ran[n % Math.max(1, this.ran.length)];
      if (job) await scene.handle(job.type, job.payload);
      return;
    }
    const held = this.resources[n % Math.max(1, this.resources.length)];
    if (!held) return;
    if (verb === 'hide' || verb === 'show') {
      held.hidden = verb === 'hide';
      // Its event is heard, or the server was busy.
      await scene.setVisibility(held.resource, held.hidden ? 'hidden' : 'shown', n % 2 === 0);
    } else if (!held.hidden && verb === 'gather') {
      // What is there already is refused.
      await scene.gather(this.collection, held.resource).catch(() => undefined);
    } else if (!held.hidden) {
      await scene.publishAgain(held.resource, { minor: verb === 'correct', by: this.author.actor });
      held.editions += verb === 'correct' ? 0 : 1;
    }
  }

  private async shut(closed: boolean): Promise<void> {
    this.closed = closed;
    await scene.show(this.collection, closed ? 'private' : 'public');
  }

  /** Runs what waits, and remembers it: a job may be run again. */
  private async work(): Promise<void> {
    const { rows } = await scene.product.behind.owner.query<{
      type: string;
      payload: Record<string, unknown>;
    }>(
      `select task.identifier as type, job.payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier <> 'digest.due'`,
    );
    this.ran.push(...rows);
    await scene.product.drain();
  }

  private async morning(): Promise<void> {
    scene.product.clock.advance(24 * 60);
    await scene.service(EventHandlers).handle('hour.struck', {});
    await this.work();
    const mails = await scene.mailsTo(this.reader);
    for (const mail of mails.slice(0, mails.length - this.seen))
      for (const line of linesIn(mail)) this.judge(line, true);
    this.seen = mails.length;
  }

  private async judgeInbox(): Promise<void> {
    const lines = await scene.inbox(this.reader);
    for (const line of lines) this.judge(line, false);
    const perResource = new Map<string, number>();
    for (const { path } of lines) perResource.set(path, (perResource.get(path) ?? 0) + 1);
    for (const [path, count] of perResource) expect(count).toBeLessThanOrEqual(this.held(path).editions);
  }

  /** Visible, for reasons that all hold, and as often as there were editions at most. */
  private judge({ path, reason }: Pick<ToldLine, 'path' | 'reason'>, isMail: boolean): void {
    const held = this.held(path);
    expect(held.hidden).toBe(false);
    const named = {
      person: reason.includes('Autrice'),
      collection: reason.includes('la collection'),
      aisle: reason.includes('Mathématiques'),
      search: reason.includes('la recherche'),
    };
    for (const what of followed) if (named[what]) expect(this.following).toContain(what);
    if (named.collection) expect(this.closed).toBe(false);
    if (!isMail) return;
    this.mailed.set(path, (this.mailed.get(path) ?? 0) + 1);
    expect(this.mailed.get(path)).toBeLessThanOrEqual(held.editions);
  }

  private held(path: string) {
    const held = this.resources.find(({ resource }) => path === `/r/${resource.slug ?? ''}`);
    if (!held) throw new Error(`told of ${path}`);
    return held;
  }
}

it('never tells twice, nor after « stop », nor of what is hidden or closed, whatever happens in whichever order', async () => {
  let run = 0;
  let mails = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 6, maxLength: 18 }), async (list) => {
      run += 1;
      const reader = await newTeacher(scene.product, 'Lectrice');
      const actor = await newTeacher(scene.product, 'Autrice');
      const author = { actor, slug: await scene.slugOf(actor) };
      const collection = await scene.newCollection(`Suite ${String(run)}`);
      const history = new History(
        reader,
        collection,
        author,
        `abeille${'abcdefghijklmnopqrstuvwxyz'[run % 26] ?? ''}`,
      );
      for (const step of list) await history.take(step);
      await history.take({ do: 'morning' });
      await history.take({ do: 'morning' });
      mails += (await scene.mailsTo(reader)).length;
    }),
    { numRuns: 12, examples: [[toldOnce]] },
  );
  expect(mails).toBeGreaterThan(0);
});
