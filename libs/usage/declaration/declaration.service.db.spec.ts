import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { type Resource, ResourcesModule, WithdrawalService } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { UsageModule } from '../index.js';

jest.setTimeout(60_000);

interface Answer {
  resource: { id: string } | null;
  userErrors: { code: string; field: string | null }[];
}
interface Uses {
  declaredUses: { atLeast: number | null; levels: Counted[]; changes: Counted[] } | null;
  uses: {
    total: number;
    mayErase: boolean;
    levels: Counted[];
    durations: Counted[];
    changes: Counted[];
    lines: { totalCount: number; edges: { node: { id: string; day: string; line: string } }[] };
  } | null;
}
interface Counted {
  label: string;
  count: number;
}

let product: TestApplication;
let author: Actor;
let stranger: Actor;
let moderator: Actor;
let resource: Resource;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, UsageModule]);
  [author, stranger] = [await newTeacher(product, 'Autrice'), await newTeacher(product, 'Enseignante')];
  moderator = {
    ...(await newTeacher(product, 'Modératrice')),
    mandates: [{ id: 'mandate', role: 'moderator', territoryId: null, endsAt: null }],
  };
});
afterAll(() => product?.stop());

beforeEach(async () => {
  product.clock.advance(20); // beyond the window of the limit
  resource = await newPublished(product, author);
});

async function act(actor: Actor, name: 'declareUse' | 'eraseUseLine', input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const text = `mutation M($input: ${type}) { ${name}(input: $input) { resource { id } userErrors { code field } } }`;
  const answer = await product.ask<Record<string, Answer>>(actor, text, { input });
  return answer[name] as Answer;
}
const declare = (said: object = {}, actor: Actor = visitor): Promise<Answer> =>
  act(actor, 'declareUse', { resource: resource.shortCode, ...said });

async function usesRead(actor: Actor): Promise<Uses> {
  const counted = 'label count';
  const { resource: found } = await product.ask<{ resource: Uses }>(
    actor,
    `query($slug: String!) { resource(slug: $slug) {
      declaredUses { atLeast levels { ${counted} } changes { ${counted} } }
      uses { total mayErase levels { ${counted} } durations { ${counted} } changes { ${counted} }
        lines(first: 2) { totalCount edges { node { id day line } } } } } }`,
    { slug: resource.id },
  );
  return found;
}

describe('a declared use', () => {
  it('is kept without who, from where, or when in the day', async () => {
    const said = {
      level: 'cm1',
      minutes: 60,
      changes: ['dys'],
      departement: 'dep-69',
      line: 'Deux séances.',
    };
    expect(await declare(said)).toEqual({ resource: { id: resource.id }, userErrors: [] });
    const { rows } = await product.behind.owner.query<Record<string, unknown>>(
      'select to_jsonb(declared_use) as row from declared_use where resource_id = $1',
      [resource.id],
    );
    const day = product.clock.now().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
    expect(rows).toEqual([
      {
        row: {
          ...said,
          id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
          day,
          resource_id: resource.id,
        },
      },
    ]);
    const { rows: logged } = await product.behind.owner.query(
      `select from audit_entry where subject_id = $1 and verb like 'use.%'`,
      [resource.id],
    );
    expect(logged).toEqual([]);
  });

  it('is refused with all that must be mended, and nothing is kept', async () => {
    const answer = await declare({ level: 'cm9', line: 'Écrire à lea@ac-exemple.fr' });
    expect(answer.userErrors).toEqual([
      { code: 'TERM_NOT_LISTED', field: 'level' },
      { code: 'PERSONAL_DATA', field: 'line' },
    ]);
    expect((await usesRead(author)).uses?.total).toBe(0);
  });

  it('is of something that everybody reads: what is unknown and what is not hers are the same', async () => {
    expect((await declare({ resource: 'nulle-part' })).userErrors[0]?.code).toBe('NOT_FOUND');
    await product.app
      .get(WithdrawalService, { strict: false })
      .withdraw(author, resource.id, { category: 'other', reason: 'Plus à jour.' });
    expect((await declare()).userErrors).toEqual([{ code: 'NOT_DECLARABLE', field: 'resource' }]);
    expect((await usesRead(visitor)).declaredUses).toBeNull();
  });

  it('is no use of a token that only reads', async () => {
    expect((await declare({}, { ...author, mayWrite: false })).userErrors[0]?.code).toBe('FORBIDDEN');
  });

  it('is taken ten times of one thing from one address, signed in or not; then one waits', async () => {
    for (let n = 0; n < 10; n += 1)
      expect((await declare({}, n % 2 ? author : visitor)).resource).not.toBeNull();
    expect((await declare()).userErrors).toEqual([{ code: 'TOO_MANY_USES', field: null }]);
    expect((await declare({}, stranger)).userErrors[0]?.code).toBe('TOO_MANY_USES');
    expect((await usesRead(author)).uses?.total).toBe(10);
    product.clock.advance(16);
    expect((await declare()).resource).not.toBeNull();
  });
});

describe('who reads what of uses', () => {
  it('everybody, by fives below the truth; her authors and moderators, all of it', async () => {
    for (const level of ['cm1', 'cm1', 'cm1', 'cm1', 'cm1', 'cm1', 'cm2', 'cm2'])
      await declare({ level, minutes: 60, changes: ['dys', 'plus-court'] });
    const shown = { atLeast: 5, levels: [{ label: 'CM1', count: 5 }] };
    for (const actor of [visitor, stranger, author])
      expect((await usesRead(actor)).declaredUses).toMatchObject(shown);
    expect((await usesRead(visitor)).declaredUses?.changes).toEqual(
      expect.arrayContaining([{ label: 'Dys', count: 5 }]),
    );
    for (const actor of [visitor, stranger]) expect((await usesRead(actor)).uses).toBeNull();
    for (const actor of [author, moderator])
      expect((await usesRead(actor)).uses).toMatchObject({
        total: 8,
        mayErase: true,
        levels: [
          { label: 'CM1', count: 6 },
          { label: 'CM2', count: 2 },
        ],
        durations: [{ count: 8 }],
        changes: [{ count: 8 }, { count: 8 }],
      });
  });

  it('under five, nobody else learns even that there are any', async () => {
    for (let n = 0; n < 4; n += 1) await declare({ level: 'cm1' });
    const told = { atLeast: null, levels: [], changes: [] };
    expect((await usesRead(visitor)).declaredUses).toEqual(told);
    expect((await usesRead(author)).uses?.total).toBe(4);
  });

  it('a line is erased by an author or a moderator, for good, and the use stays counted', async () => {
    for (const line of ['Un.', 'Deux.', 'Trois.']) await declare({ line });
    const { lines } = (await usesRead(author)).uses ?? {};
    expect([lines?.totalCount, lines?.edges.length]).toEqual([3, 2]);
    const [first, second] = lines?.edges.map(({ node }) => node.id) ?? [];
    for (const actor of [visitor, stranger])
      expect((await act(actor, 'eraseUseLine', { id: first })).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await act(author, 'eraseUseLine', { id: 'rien' })).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await act(author, 'eraseUseLine', { id: first })).userErrors).toEqual([]);
    expect((await act(moderator, 'eraseUseLine', { id: second })).userErrors).toEqual([]);
    expect((await usesRead(author)).uses).toMatchObject({ total: 3, lines: { totalCount: 1 } });
    const { rows } = await product.behind.owner.query<{ verb: string }>(
      `select verb from audit_entry where subject_id = $1 and verb like 'use.%'`,
      [resource.id],
    );
    expect(rows).toEqual([{ verb: 'use.eraseLine' }, { verb: 'use.eraseLine' }]);
  });
});
