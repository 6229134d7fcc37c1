import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join as path } from 'node:path';
import { findDataRoom } from '#platform/embedded-postgres';
import { act, ask, type Caller, visitor, withToken } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, linkSentTo, type Person, signIn } from '../support/people.js';
import { root, type RunningProduct, startBeside, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { behind } from '../support/behind.js';

/** Two servers and two workers on one database, as behind one proxy: the same public addresses, two ports. */
let one: RunningProduct;
let two: RunningProduct;
let author: Person;
let writer: Caller;

const beside = (env: Record<string, string> = {}) => startBeside(one, env);

beforeAll(async () => {
  one = await startProduct();
  two = await beside();
  author = await join(one, 'Autrice');
  writer = withToken('author', (await author.token('WRITE')).secret);
}, 300_000);

afterAll(async () => {
  await two?.stop({ keepData: true });
  await one?.stop();
});

const both = () => [one, two];
const enter = (at: RunningProduct, { email, password }: Person) => signIn(at, email, { email, password });
/** The server whose turn it is. */
const turn = (n: number): RunningProduct => (n % 2 === 0 ? one : two);
const times = <Result>(count: number, work: (n: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

const emailSeen = async (at: RunningProduct, caller: Caller) =>
  (await ask<{ viewer: { email: string } | null }>(at.pages, '{ viewer { email } }', {}, caller)).data?.viewer
    ?.email;

async function queueIsEmpty(): Promise<void> {
  await behind(one, (owner) =>
    until(
      'an empty queue',
      async () => {
        const { rows } = await owner.query<{ left: number }>(
          'select count(*)::int as left from graphile_worker._private_jobs where attempts < max_attempts',
        );
        return rows[0]?.left === 0;
      },
      60_000,
    ),
  );
}

const mailsTo = async (address: string) => {
  const { data } = await ask<{ developmentMails: { to: string }[] }>(
    one.pages,
    '{ developmentMails { to } }',
  );
  return data?.developmentMails.filter(({ to }) => to === address).length;
};

describe('sessions', () => {
  it('opened on one server are good on the other', async () => {
    for (const at of both()) {
      const session = await enter(at, author);
      for (const other of both()) expect(await emailSeen(other, session)).toBe(author.email);
    }
  });

  it('ended on one server are ended on both, at once', async () => {
    const session = await enter(two, author);
    expect(await emailSeen(one, session)).toBe(author.email);
    await ask(two.pages, 'mutation { signOut { userErrors { code } } }', {}, session);
    for (const at of both()) expect(await emailSeen(at, session)).toBeUndefined();
  });

  it('closed from another device, and tokens revoked, act on both', async () => {
    const [lost, kept] = [await enter(one, author), await enter(two, author)];
    const { data } = await ask<{ viewer: { sessions: { id: string; current: boolean }[] } }>(
      one.pages,
      '{ viewer { sessions { id current } } }',
      {},
      lost,
    );
    const id = data?.viewer.sessions.find(({ current }) => current)?.id;
    await act(two, kept, ['endSession', { id }], 'viewer { id }');
    for (const at of both()) expect(await emailSeen(at, lost)).toBeUndefined();
    const token = await author.token('READ');
    for (const at of both()) expect(await emailSeen(at, token.caller)).toBe(author.email);
    await act(two, kept, ['revokeAccessToken', { id: token.id }], 'viewer { id }');
    for (const at of both())
      expect((await ask(at.pages, '{ viewer { id } }', {}, token.caller)).status).toBe(401);
  });

  it('all end when the password is changed on one', async () => {
    const person = await join(two, 'Prudente');
    const [here, there] = [await enter(one, person), await enter(two, person)];
    await ask(
      one.pages,
      'mutation($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }',
      {
        input: { email: person.email },
      },
    );
    const link = await until('the link of a new password', async () => {
      const found = await linkSentTo(two, person.email);
      return found.includes('nouveau') && found;
    });
    const input = {
      token: new URL(link).searchParams.get('jeton') ?? '',
      password: 'douze hérissons violets',
    };
    await act(two, visitor, ['resetPassword', input], 'viewer { id }');
    for (const at of both())
      for (const session of [here, there]) expect(await emailSeen(at, session)).toBeUndefined();
  });
});

describe('attempts', () => {
  it('are counted together: forty wrong passwords at once, half on each, are at most ten tries', async () => {
    const victim = await join(one, 'Visée');
    const guess = async (n: number): Promise<string> => {
      const { data } = await ask<{ signIn: { userErrors: { code: string }[] } }>(
        turn(n).pages,
        'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
        { input: { email: victim.email, password: `pas le bon, ${n}` } },
      );
      return data?.signIn.userErrors[0]?.code ?? 'none';
    };
    const codes = await times(40, guess);
    expect(new Set(codes)).toEqual(new Set(['CREDENTIALS_WRONG', 'TOO_MANY_ATTEMPTS']));
    // Of those that came together more may have been refused than had to: what is left of the ten is tried one by one.
    for (let n = 40; n < 62; n++) codes.push(await guess(n));
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG')).toHaveLength(10);
    expect(codes.slice(-2)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
  }, 300_000);
});

describe('jobs', () => {
  it('run once each, whichever worker takes them', async () => {
    const addresses = Array.from({ length: 24 }, (_, n) => `inscription-${n}@ecole.test`);
    await times(addresses.length, (n) =>
      act(turn(n), visitor, ['signUp', { email: addresses[n], publicName: `Inscrite ${n}` }], 'accepted'),
    );
    await queueIsEmpty();
    const counts = await Promise.all(addresses.map(mailsTo));
    expect(counts).toEqual(addresses.map(() => 1));
  }, 300_000);

  it('leave nothing behind: what was published on both is found on both', async () => {
    const words = await times(8, async (n) => {
      const word = `zorglub${n}`;
      const draft = await readyDraft(turn(n), writer, { title: `Exercice ${word}` });
      await act(turn(n + 1), writer, ['publishResource', { draftId: draft.id }], 'resource { id }');
      return word;
    });
    await queueIsEmpty();
    for (const at of both())
      for (const word of words) {
        const { data } = await ask<{ resources: { totalCount: number } }>(
          at.pages,
          `{ resources(text: "${word}") { totalCount } }`,
        );
        expect([word, data?.resources.totalCount]).toEqual([word, 1]);
      }
  }, 300_000);
});

describe('two commands on one draft', () => {
  it('are one change and one conflict, each time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const draft = await readyDraft(one, writer);
      const { data } = await ask<{ draft: { revision: number } }>(
        two.pages,
        `{ draft(id: "${draft.id}") { revision } }`,
        {},
        writer,
      );
      const revision = data?.draft.revision;
      const codes = await times(2, async (n) => {
        const answer = await ask<{ updateDraft: { userErrors: { code: string }[] } }>(
          turn(n).pages,
          'mutation($input: UpdateDraftInput!) { updateDraft(input: $input) { userErrors { code } } }',
          { input: { id: draft.id, revision, title: `Titre ${n}` } },
          writer,
        );
        return answer.data?.updateDraft.userErrors[0]?.code ?? 'written';
      });
      expect(codes.sort()).toEqual(['DRAFT_CHANGED', 'written']);
    }
  }, 300_000);

  it('publish one version, whoever comes first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const draft = await readyDraft(two, writer);
      const answers = await times(2, (n) =>
        ask<{ publishResource: { resource: { id: string } | null } }>(
          turn(n).pages,
          'mutation($input: PublishResourceInput!) { publishResource(input: $input) { resource { id } userErrors { code } } }',
          { input: { draftId: draft.id } },
          writer,
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.filter(({ data }) => data?.publishResource.resource).length).toBe(1);
      const { data } = await ask<{ resource: { versions: object[] } }>(
        one.pages,
        `{ resource(slug: "${draft.resource.id}") { versions { number } } }`,
      );
      expect(data?.resource.versions).toHaveLength(1);
    }
  }, 300_000);
});

describe('what a server shows', () => {
  it('is never older than what the other has done', async () => {
    const draft = await readyDraft(one, writer, { title: 'Vue des deux côtés' });
    await act(one, writer, ['publishResource', { draftId: draft.id }], 'resource { id }');
    const shown = `{ resourceCount homeRows { cards { resource { id } } } resource(slug: "${draft.resource.id}") { state version { title } } }`;
    const seen = async (at: RunningProduct) => JSON.stringify((await ask(at.pages, shown)).data);
    expect(await seen(two)).toBe(await seen(one));
    expect(await seen(two)).toContain('Vue des deux côtés');
    await act(
      two,
      writer,
      ['correctTitle', { id: draft.resource.id, title: 'Titre corrigé ailleurs' }],
      'resource { id }',
    );
    expect(await seen(one)).toContain('Titre corrigé ailleurs');
    await act(one, author.session, ['updateProfile', { publicName: 'Nom changé' }], 'viewer { id }');
    const name = `{ person(name: "${author.slug}") { name } }`;
    for (const at of both()) expect((await ask(at.pages, name)).text).toContain('Nom changé');
    const withdrawal = { id: draft.resource.id, category: 'OTHER', reason: 'Plus à jour.' };
    await act(two, writer, ['withdrawResource', withdrawal], 'resource { id }');
    expect(await seen(one)).not.toContain('Titre corrigé ailleurs');
    expect(await seen(one)).toBe(await seen(two));
  }, 300_000);

  it('says that its worker lives', () => {
    const { dir } = findDataRoom({ requested: one.dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
    const alive = (folder: string) =>
      execFileSync(process.execPath, [path(root, 'infra/images/health.mjs'), 'worker'], {
        env: { ...process.env, ESSAIM_DATA: folder },
        stdio: 'ignore',
      });
    expect(() => alive(dir)).not.toThrow();
    expect(() => alive(root)).toThrow();
  });
});

describe('a worker that dies', () => {
  // A job of its own: one that the start runs would kill the worker before its server is there.
  it.each(['claimed', 'done'])(
    'at what it has %s gives its jobs back to the other, within seconds',
    async (point) => {
      await two.stop({ keepData: true });
      two = await beside({ CRASH_AT: `outbox.${point}.account.confirmation-requested:1` });
      // One of these is claimed by the worker that dies of it; the other worker runs the rest.
      const addresses = Array.from({ length: 12 }, (_, n) => `orpheline-${point}-${n}@ecole.test`);
      for (const [n, email] of addresses.entries())
        await act(one, visitor, ['signUp', { email, publicName: `Orpheline ${n}` }], 'accepted');
      await until('the death of a worker', () => two.isOver(), 30_000);
      await queueIsEmpty();
      const counts = await Promise.all(addresses.map(mailsTo));
      expect(counts.filter((count) => !count)).toEqual([]);
      two = await beside();
    },
    300_000,
  );
});
