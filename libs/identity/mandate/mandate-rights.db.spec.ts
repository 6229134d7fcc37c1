import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type Actor, hasRoleOver, type MandateRole, Refusal, visitor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { HouseMandateService } from './house-mandate.service.js';
import { IdentityModule } from '../identity.module.js';
import { MandateService } from './mandate.service.js';
import { TerritoryRepository } from '../territory/territory.repository.js';
import { type TerritoryKind, isWider } from '../territory/territory.js';

jest.setTimeout(300_000);

const HOUR = 3_600_000;
const roles: readonly MandateRole[] = ['curator', 'referent', 'moderator', 'administrator'];

/** The places of the trial: two académies with départements, circonscriptions and schools that move between them. */
const places: readonly [code: string, kind: TerritoryKind, parent: string | null][] = [
  ['national', 'national', null],
  ['ac-lyon', 'academie', 'national'],
  ['ac-lille', 'academie', 'national'],
  ['dep-69', 'departement', 'ac-lyon'],
  ['dep-59', 'departement', 'ac-lille'],
  ['circo-a', 'circonscription', 'dep-69'],
  ['circo-b', 'circonscription', 'dep-59'],
  ['0000001A', 'ecole', 'circo-a'],
  ['0000002A', 'ecole', 'circo-b'],
];
const codes = places.map(([code]) => code);
const kindOf = new Map(places.map(([code, kind]) => [code, kind]));

let product: TestApplication;
const ids = new Map<string, string>();
const people: { accountId: string; slug: string; email: string; tokenHash: string }[] = [];

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  const { owner } = product.behind;
  for (const [code, kind, parent] of places) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into territory(kind, code, label, parent_id) values ($1, $2, $2, $3)
       on conflict (kind, code) do update set code = excluded.code returning id`,
      [kind, code, parent && ids.get(parent)],
    );
    ids.set(code, rows[0]?.id ?? '');
  }
  for (let n = 0; n < 4; n += 1) {
    const { accountId } = await newTeacher(product, `Personne ${n}`);
    const tokenHash = randomUUID();
    const { rows } = await owner.query<{ slug: string; email: string }>(
      `with opened as (insert into session(token_hash, account_id, device, created_at, last_used_at, expires_at, strong_since)
         values ($1, $2, 'Test', now(), now(), now() + interval '200 years', now()))
       select slug, email from account join agent on agent.id = agent_id where account.id = $2`,
      [tokenHash, accountId],
    );
    people.push({ accountId: accountId ?? '', slug: '', email: '', ...rows[0], tokenHash });
  }
});

afterAll(() => product?.stop());

type Step =
  | {
      do: 'grant';
      by: number | null;
      to: number;
      role: MandateRole;
      place: string;
      from: number;
      hours: number;
    }
  | { do: 'revoke'; by: number; which: number }
  | { do: 'move'; place: string; parent: string }
  | { do: 'wait'; hours: number };

const who = fc.nat({ max: 3 });
const place = fc.constantFrom(...codes);
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('grant' as const),
        by: fc.option(who, { nil: null, freq: 1 }),
        to: who,
        role: fc.constantFrom(...roles),
        place,
        from: fc.integer({ min: -5, max: 40 }),
        hours: fc.integer({ min: 1, max: 200 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('revoke' as const), by: who, which: fc.nat({ max: 30 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), place, parent: place }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    },
  ),
  { minLength: 3, maxLength: 24 },
) as fc.Arbitrary<Step[]>;

/** What happened, told by plain lists: it shares no line with what it judges. */
class History {
  readonly mandates: {
    id: string;
    to: number;
    role: MandateRole;
    place: string | null;
    from: number;
    until: number;
    ended: number | null;
  }[] = [];
  readonly parent = new Map(places.map(([code, , parent]) => [code, parent]));

  has(person: number, role: MandateRole, code: string, time: number): boolean {
    for (const each of this.mandates) {
      if (each.to !== person || each.role !== role || each.ended !== null) continue;
      if (time < each.from || time >= each.until) continue;
      if (each.place === null) return true;
      for (let at: string | null | undefined = code; at; at = this.parent.get(at))
        if (at === each.place) return true;
    }
    return false;
  }
}

it('is had over a place exactly while a live mandate covers it, whatever the order of grants, ends, moves and hours', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const history = new History();
      await clear();
      for (const step of sequence) {
        await take(step, history);
        await compare(history);
      }
    }),
    { numRuns: 25 },
  );
});

const now = () => product.clock.now();
const actorOf = async (person: number): Promise<Actor> =>
  (await product.app.get(CredentialRepository).actorOfSession(people[person]?.tokenHash ?? '', now())) ??
  visitor;

async function take(step: Step, history: History): Promise<void> {
  if (step.do === 'wait') product.clock.advance(step.hours * 60);
  else if (step.do === 'move') await move(step, history);
  else if (step.do === 'revoke') await revoke(step, history);
  else await grant(step, history);
}

async function grant(step: Step & { do: 'grant' }, history: History): Promise<void> {
  const startsAt = new Date(now().getTime() + step.from * HOUR);
  const endsAt = new Date(startsAt.getTime() + step.hours * HOUR);
  const to = people[step.to];
  const everywhere = step.place === 'national';
  const made =
    step.by === null
      ? await product.app
          .get(HouseMandateService)
          .grant({ email: to?.email ?? '', role: step.role, endsAt, territory: step.place })
      : await unlessRefused(
          product.app.get(MandateService).grant(await actorOf(step.by), {
            person: to?.slug ?? '',
            role: step.role,
            territoryId: ids.get(step.place) ?? '',
            startsAt,
            endsAt,
          }),
        );
  if (!made) return;
  if (step.by !== null) {
    const time = now().getTime();
    const above = everywhere ? null : history.parent.get(step.place);
    const mayBy =
      history.has(step.by, 'administrator', step.place, time) ||
      (above && history.has(step.by, 'referent', above, time));
    expect([step.by === step.to, Boolean(mayBy)]).toEqual([false, true]);
  }
  if (history.mandates.some(({ id }) => id === made.id)) return;
  history.mandates.push({
    id: made.id,
    to: step.to,
    role: step.role,
    place: everywhere ? null : step.place,
    from: made.startsAt.getTime(),
    until: made.endsAt?.getTime() ?? Infinity,
    ended: null,
  });
}

async function revoke(step: Step & { do: 'revoke' }, history: History): Promise<void> {
  const chosen = history.mandates[step.which % Math.max(history.mandates.length, 1)];
  if (!chosen) return;
  const ended = await unlessRefused(
    product.app.get(MandateService).revoke(await actorOf(step.by), chosen.id),
  );
  if (ended) chosen.ended = now().getTime();
}

async function move({ place: code, parent }: Step & { do: 'move' }, history: History): Promise<void> {
  const [kind, above] = [kindOf.get(code), kindOf.get(parent)];
  if (!kind || !above || !isWider(above, kind)) return;
  await product.behind.owner.query('update territory set parent_id = $2 where id = $1', [
    ids.get(code),
    ids.get(parent),
  ]);
  history.parent.set(code, parent);
}

async function compare(history: History): Promise<void> {
  const paths = await product.app.get(TerritoryRepository).pathsOf([...ids.values()]);
  for (const person of people.keys()) {
    const actor = await actorOf(person);
    const time = now().getTime();
    const given = codes.flatMap((code) =>
      roles
        .filter((role) => hasRoleOver(actor, paths.get(ids.get(code) ?? '') ?? [], role))
        .map((role) => `${code} ${role}`),
    );
    const expected = codes.flatMap((code) =>
      roles.filter((role) => history.has(person, role, code, time)).map((role) => `${code} ${role}`),
    );
    expect(given).toEqual(expected);
  }
}

async function clear(): Promise<void> {
  await product.behind.owner.query('truncate mandate, mandate_request, mandate_notice');
  for (const [code, , parent] of places)
    if (parent)
      await product.behind.owner.query('update territory set parent_id = $2 where id = $1', [
        ids.get(code),
        ids.get(parent),
      ]);
}

async function unlessRefused<Made>(work: Promise<Made>): Promise<Made | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
