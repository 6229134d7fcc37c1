import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CollectionsModule } from '#collections';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { plantCommons } from '../../../test/support/commons.js';
import { DiscoveryModule } from '../index.js';
import { levelsUnder } from '../level-facet.js';

jest.setTimeout(120_000);

interface Card {
  resource: { id: string };
  reason: { kind: string; words: string; restsOn: { kind: string; id: string }[] };
}
interface Row {
  id: string;
  totalCount: number | null;
  personal: boolean;
  cards: Card[];
}

let product: TestApplication;
let people: Actor[];

const fields = 'id totalCount personal cards { resource { id } reason { kind words restsOn { kind id } } }';
const home = async (actor: Actor, personal = true): Promise<Row[]> =>
  (await product.ask<{ homeRows: Row[] }>(actor, `{ homeRows(personal: ${String(personal)}) { ${fields} } }`))
    .homeRows;
const whole = async (actor: Actor, id: string): Promise<Card[]> => {
  const text = `{ homeRow(id: ${id}, first: 50) { edges { node { resource { id } reason { kind words restsOn { kind id } } } } } }`;
  const { homeRow } = await product.ask<{ homeRow: { edges: { node: Card }[] } }>(actor, text);
  return homeRow.edges.map(({ node }) => node);
};
const sql = async <Result extends object>(text: string, values: unknown[]): Promise<Result[]> =>
  (await product.behind.owner.query<Result>(text, values)).rows;
const holds = async (text: string, values: unknown[]): Promise<boolean> =>
  (await sql(`select 1 where ${text}`, values)).length > 0;
const on = ({ reason }: Card, kind: string): string[] =>
  reason.restsOn.filter((ground) => ground.kind === kind).map(({ id }) => id);

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
  ]);
  people = await plantCommons(product.behind.owner, {
    people: 50,
    resources: 260,
    now: product.clock.now(),
    seed: 20_261_130,
  });
});
afterAll(() => product?.stop());

const leadsBy = (card: Card, kept?: string): Promise<boolean> =>
  holds(
    `exists (select from collection where id = $3 and visibility = 'public' and deleted_at is null)
     and exists (select from collection_step step join collection_item one on one.id = step.before_id join collection_item next on next.id = step.after_id
       where one.resource_id = $2 and next.resource_id = $1 and next.id = $4 and next.collection_id = $3)`,
    [card.resource.id, kept, on(card, 'COLLECTION')[0], on(card, 'ITEM')[0]],
  );

/** Of one person, titles that differ by their number alone. */
const isLaterPart = async (card: Card, kept?: string): Promise<boolean> => {
  const [row] = await sql<{ title: string; before: string }>(
    `select version.title, earlier.title as before from version join version_agent credit on credit.version_id = version.id
       join version_agent also on also.agent_id = credit.agent_id join version earlier on earlier.id = also.version_id
     where version.resource_id = $1 and earlier.resource_id = $2`,
    [card.resource.id, kept],
  );
  const [place, before] = [row?.title, row?.before].map((title) => Number(/\d+$/.exec(title ?? '')?.[0]));
  const isOfOneName = row?.title.replace(/\d+$/, '') === row?.before.replace(/\d+$/, '');
  return (
    isOfOneName && Number(place) > Number(before) && card.reason.words.endsWith(`leçon ${String(place)}`)
  );
};

/** Each reason said again in SQL of its own, from the ids that it rests on. */
const truths: Record<string, (card: Card, actor: Actor) => Promise<boolean>> = {
  LATELY_REVIEWED: (card) =>
    holds(
      `exists (select from review_round round join version on version.id = round.version_id
         where round.id = $2 and version.resource_id = $1 and round.outcome <> 'rework')`,
      [card.resource.id, on(card, 'ROUND')[0]],
    ),
  NEW_BY_CYCLE: async (card) => {
    const [cycle = ''] = on(card, 'LEVEL');
    return holds(
      `exists (select from version where resource_id = $1 and levels && $2::text[])
       and (select count(*) from resource newer join version on version.resource_id = newer.id join resource shown on shown.id = $1
         where newer.published_at > shown.published_at and newer.lifecycle = 'published' and newer.visibility = 'shown' and levels && $2::text[]) < 12`,
      [card.resource.id, levelsUnder(cycle)],
    );
  },
  FOR_YOUR_LEVELS: async (card, actor) => {
    const said = { levels: on(card, 'LEVEL'), subjects: on(card, 'SUBJECT') };
    expect(said.levels.length + said.subjects.length).toBeGreaterThan(0);
    for (const level of said.levels)
      if (
        !(await holds('exists (select from version where resource_id = $1 and levels && $2::text[])', [
          card.resource.id,
          levelsUnder(level),
        ]))
      )
        return false;
    return holds(
      `exists (select from agent where id = $1 and levels @> $2::text[] and subjects @> $3::text[])
       and exists (select from version where resource_id = $4 and subjects @> $3::text[])`,
      [actor.agentId, said.levels, said.subjects, card.resource.id],
    );
  },
  ADAPTED_FROM_YOURS: (card, actor) =>
    holds(
      `exists (select from resource_member where resource_id = $2 and account_id = $3 and role = 'author')
       and exists (select from version_source pin join version made on made.id = pin.version_id join version source on source.id = pin.source_version_id
         where made.resource_id = $1 and source.resource_id = $2)`,
      [card.resource.id, on(card, 'RESOURCE')[0], actor.accountId],
    ),
  AFTER_WHAT_YOU_KEPT: async (card, actor) => {
    const [kept, path] = [on(card, 'RESOURCE')[0], on(card, 'COLLECTION')[0]];
    const isKept = await holds(
      `exists (select from collection_item kept join collection_curator mine using (collection_id) where mine.account_id = $1 and kept.resource_id = $2)`,
      [actor.accountId, kept],
    );
    return isKept && (path ? leadsBy(card, kept) : isLaterPart(card, kept));
  },
  TO_REVIEW_NEAR_YOU: (card, actor) =>
    holds(
      `exists (select from territory near join agent me on near.code in (me.departement, me.academie)
         join version_agent credit on true join agent colleague on colleague.id = credit.agent_id and near.code in (colleague.departement, colleague.academie)
         join version on version.id = credit.version_id where near.id = $2 and me.id = $3 and version.resource_id = $1)
       and not exists (select from review_round round join version on version.id = round.version_id
         where version.resource_id = $1 and round.outcome in ('recommended', 'reviewed', 'reservations'))`,
      [card.resource.id, on(card, 'TERRITORY')[0], actor.agentId],
    ),
};

describe('the home page of fifty people', () => {
  it('gives a true reason for every card, of something that anybody may read', async () => {
    const met = new Map<string, number>();
    let parts = 0;
    for (const actor of people) {
      const rows = await home(actor);
      const further = rows.filter(({ cards }) => cards.length === 0).map(({ id }) => id);
      const cards = [
        ...rows.flatMap((row) => row.cards),
        ...(await Promise.all(further.map((id) => whole(actor, id)))).flat(),
      ];
      for (const card of cards) {
        const { kind } = card.reason;
        met.set(kind, (met.get(kind) ?? 0) + 1);
        if (kind === 'AFTER_WHAT_YOU_KEPT' && on(card, 'COLLECTION').length === 0) parts += 1;
        expect([card, await truths[kind]?.(card, actor)]).toEqual([card, true]);
        const readable = `exists (select from resource where id = $1 and lifecycle = 'published' and visibility = 'shown')`;
        expect([card, await holds(readable, [card.resource.id])]).toEqual([card, true]);
      }
    }
    expect([...met.keys()].toSorted()).toEqual(Object.keys(truths).toSorted());
    expect(met.get('AFTER_WHAT_YOU_KEPT')).toBeGreaterThan(parts);
    expect(parts).toBeGreaterThan(0);
  });

  it('holds three rows of six at most, each family once, and what is further as links', async () => {
    for (const actor of people) {
      const rows = await home(actor);
      const shown = rows.filter(({ cards }) => cards.length > 0);
      expect(shown.length).toBeLessThanOrEqual(3);
      // A link only once the page is full.
      if (rows.length > shown.length) expect(shown).toHaveLength(3);
      expect(rows.slice(0, shown.length)).toEqual(shown);
      const ids = shown.flatMap(({ cards }) => cards.map(({ resource }) => resource.id));
      const families = await sql('select distinct coalesce(family_id, id) from resource where id = any($1)', [
        ids,
      ]);
      expect(families).toHaveLength(ids.length);
      for (const { cards } of shown) expect(cards.length).toBeLessThanOrEqual(6);
    }
  });

  it('keeps one slot in five of each row for newcomers, unless there are none left for it', async () => {
    const newcomers = new Set(
      (
        await sql<{ id: string }>(
          `select version.resource_id as id from version join version_agent credit on credit.version_id = version.id
           where (select count(*) < 3 or min(resource.published_at) > $1::timestamptz - interval '90 days'
             from version_agent other join version made on made.id = other.version_id
             join resource on resource.id = made.resource_id and resource.lifecycle = 'published' and resource.visibility = 'shown'
             where other.agent_id = credit.agent_id)`,
          [product.clock.now()],
        )
      ).map(({ id }) => id),
    );
    let kept = 0;
    for (const actor of people)
      for (const { id, cards } of await home(actor)) {
        if (cards.length === 0) continue;
        const count = cards.filter(({ resource }) => newcomers.has(resource.id)).length;
        if (count >= Math.ceil(cards.length / 5)) kept += 1;
        else {
          const rest = await whole(actor, id);
          const shown = new Set(
            (await home(actor)).flatMap((row) => row.cards.map((card) => card.resource.id)),
          );
          const left = rest.filter(({ resource }) => newcomers.has(resource.id) && !shown.has(resource.id));
          // A newcomer's whose family stands above is not shown twice.
          const families = await sql<{ id: string }>(
            `select id from resource where id = any($1) and coalesce(family_id, id) not in
               (select coalesce(family_id, id) from resource where id = any($2))`,
            [left.map(({ resource }) => resource.id), [...shown]],
          );
          expect([id, count, families]).toEqual([id, count, []]);
        }
      }
    expect(kept).toBeGreaterThan(50);
  });

  it('is the visitor’s without a profile, whoever asks', async () => {
    const common = await home(visitor);
    expect(common.map(({ id }) => id)).toEqual(['LATELY_REVIEWED', 'NEW_BY_CYCLE']);
    expect(common.every(({ personal }) => !personal)).toBe(true);
    expect(await home(people[0] ?? visitor, false)).toEqual(common);
    expect(await whole(visitor, 'FOR_YOUR_LEVELS')).toEqual([]);
  });

  it('says nothing of what a private collection leads to', async () => {
    const [hidden] = await sql<{ account: string; agent: string; next: string }>(
      `select curator.account_id as account, account.agent_id as agent, next.resource_id as next
       from collection join collection_item one on one.collection_id = collection.id
         join collection_step step on step.before_id = one.id join collection_item next on next.id = step.after_id
         join collection_curator curator on curator.account_id <> collection.created_by join account on account.id = curator.account_id
         join collection_item kept on kept.collection_id = curator.collection_id and kept.resource_id = one.resource_id
       where collection.visibility = 'private' limit 1`,
      [],
    );
    const reader = people.find(({ accountId }) => accountId === hidden?.account) ?? visitor;
    expect(reader).not.toBe(visitor);
    for (const card of await whole(reader, 'AFTER_WHAT_YOU_KEPT')) {
      const [open] = await sql<{ visibility: string }>('select visibility from collection where id = $1', [
        on(card, 'COLLECTION')[0],
      ]);
      expect(open?.visibility).toBe('public');
    }
  });
});
