import { afterAll, describe, expect, it } from '@jest/globals';
import { act } from '../support/api.js';
import { behind } from '../support/behind.js';
import { readyDraft } from '../support/drafts.js';
import { join, mailsTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';

let product: RunningProduct | null = null;
afterAll(async () => {
  await product?.stop();
});

const start = async (dataDir?: string, env: Record<string, string> = {}): Promise<RunningProduct> => {
  product = await startProduct(dataDir === undefined ? { env } : { dataDir, env });
  return product;
};

interface Left {
  readonly email: string;
  readonly jobs: number;
  readonly erased: number;
}

async function leftOf(at: RunningProduct, accountId: string): Promise<Left> {
  let left: Left | undefined;
  await behind(at, async (owner) => {
    const { rows } = await owner.query<Left>(
      `select email, (select count(*)::int from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
           where identifier in ('account.erasure-asked', 'account.erased')) as jobs,
         (select count(*)::int from audit_entry where verb = 'account.erase' and subject_id = $1::text) as erased
       from account where id = $1::uuid`,
      [accountId],
    );
    left = rows[0];
  });
  if (!left) throw new Error('The account is gone.');
  return left;
}

async function idOf(at: RunningProduct, { email }: Person): Promise<string> {
  let id = '';
  await behind(at, async (owner) => {
    const { rows } = await owner.query<{ id: string }>('select id from account where email = $1', [email]);
    id = rows[0]?.id ?? '';
  });
  return id;
}

describe('SIGKILL in the middle of an erasure', () => {
  it.each([2, 6, 8])(
    'after step %s: nobody is signed in any more, and it goes on to the end, once',
    async (step) => {
      const doomed = await start(undefined, { CRASH_AT: `erase.step:${step}` });
      const author = await join(doomed, 'Partante');
      const { id } = await readyDraft(doomed, author.session);
      await act(doomed, author.session, ['publishResource', { draftId: id }], 'resource { id }');
      await readyDraft(doomed, author.session, { title: 'Commencé' });
      const accountId = await idOf(doomed, author);
      await act(
        doomed,
        author.session,
        ['deleteAccount', { choice: 'WITHDRAW', currentPassword: author.password }],
        'accepted',
      );
      await until('the process is killed', () => doomed.isOver(), 60_000);
      const survivor = await start(doomed.dataDir);
      await until(
        'the erasure is over',
        async () => (await leftOf(survivor, accountId)).email === `${accountId}@ferme.invalid`,
        60_000,
      );
      await until('the queue is empty', async () => (await leftOf(survivor, accountId)).jobs === 0, 60_000);
      expect((await leftOf(survivor, accountId)).erased).toBe(1);
      const last = mailsTo(survivor, author.email).filter(({ subject }) => subject.includes('supprimé'));
      expect(last).toHaveLength(1);
      await survivor.stop();
      product = null;
    },
    300_000,
  );
});
