import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '#platform/authorization';
import { signedIn } from './builders.js';
import { RandomChoice } from './random-choice.js';

const LEVELS = ['cp', 'ce2', 'cm1', 'cm2', '6e', '4e', 'cycle-3', 'lycee-gt'];
const SUBJECTS = ['mathematiques', 'francais', 'histoire-et-geographie', 'histoire-des-arts'];
/** Two of one académie, and one of another. */
const PLACES = [
  ['dep-01', 'ac-lyon'],
  ['dep-69', 'ac-lyon'],
  ['dep-38', 'ac-grenoble'],
] as const;

interface Wish {
  readonly people: number;
  readonly resources: number;
  readonly now: Date;
  readonly seed: number;
}

/**
 * A commons written behind the application, as large as asked: few people publish much and many little, some of it
 * hidden, withdrawn, adapted or reviewed; each keeps some, and some gather pathways, one in three of them private. What
 * one person wrote is one series.
 * Returns the people.
 */
export async function plantCommons(owner: pg.Pool, { people, resources, now, seed }: Wish): Promise<Actor[]> {
  const choose = new RandomChoice(seed);
  const some = <Value>(values: readonly Value[], most: number): Value[] => [
    ...new Set(Array.from({ length: choose.below(most + 1) }, () => choose.of(values))),
  ];
  const persons = Array.from({ length: people }, (_, n) => {
    const [departement, academie] = choose.of(PLACES);
    const saysWhere = choose.below(4) > 0;
    return {
      ...{ account: randomUUID(), agent: randomUUID(), name: `Personne ${String(n)}` },
      ...{ levels: some(LEVELS, 3), subjects: some(SUBJECTS, 2) },
      ...{ departement: saysWhere ? departement : null, academie: saysWhere ? academie : null },
    };
  });
  const works = Array.from({ length: resources }, (_, n) => ({
    ...{ id: randomUUID(), version: randomUUID(), title: `Leçon ${String(n)}` },
    // The square of a chance: the first of the list write most.
    author: persons[Math.floor(choose.number() ** 2 * people)],
    levels: [choose.of(LEVELS)],
    subjects: [choose.of(SUBJECTS)],
    lifecycle: choose.below(15) === 0 ? 'withdrawn' : 'published',
    visibility: choose.below(15) === 0 ? 'hidden' : 'shown',
    at: new Date(now.getTime() - choose.below(400) * 86_400_000 - n * 1000),
    source: n > 0 && choose.below(4) === 0 ? choose.below(n) : null,
    outcome: choose.below(4) === 0 ? choose.of(['recommended', 'reviewed', 'reservations', 'rework']) : null,
  }));
  const family = (n: number): string => {
    const source = works[n]?.source ?? null;
    return source === null ? (works[n]?.id ?? '') : family(source);
  };
  await plantPeople(owner, persons, now);
  await plantWorks(
    owner,
    works.map(({ author, source, ...work }, n) => ({
      ...work,
      ...{ agent: author?.agent, account: author?.account, name: author?.name },
      ...{ family: family(n), sourceVersion: source === null ? null : works[source]?.version },
    })),
  );
  await plantLabels(owner, works);
  const gathered = persons.flatMap(({ account }) => {
    const visibility = choose.of(['private', 'public', 'public']);
    const held = some(works, 6).map(({ id }, position) => ({ item: randomUUID(), resource: id, position }));
    const kept = some(works, 4).map(({ id }, position) => ({ item: randomUUID(), resource: id, position }));
    return [
      { id: randomUUID(), account, visibility: 'private', isKept: true, items: kept },
      { id: randomUUID(), account, visibility, isKept: false, items: held },
    ];
  });
  await plantCollections(owner, gathered, now);
  await owner.query('analyze');
  return persons.map(({ account, agent }) => signedIn({ id: account, agentId: agent }));
}

async function plantPeople(owner: pg.Pool, persons: readonly object[], now: Date): Promise<void> {
  const each =
    'jsonb_to_recordset($1::jsonb) as each(account uuid, agent uuid, name text, levels text[], subjects text[], departement text, academie text)';
  await owner.query(
    `insert into agent(id, kind, public_name, slug, levels, subjects, departement, academie, created_at)
     select agent, 'person', name, agent::text, levels, subjects, departement, academie, $2 from ${each}`,
    [JSON.stringify(persons), now],
  );
  await owner.query(
    `insert into account(id, agent_id, email, state, created_at)
     select account, agent, agent::text || '@ecole.test', 'active', $2 from ${each}`,
    [JSON.stringify(persons), now],
  );
}

async function plantWorks(owner: pg.Pool, works: readonly object[]): Promise<void> {
  const each = `jsonb_to_recordset($1::jsonb) as each(id uuid, version uuid, title text, agent uuid, account uuid, name text,
    levels text[], subjects text[], lifecycle text, visibility text, at timestamptz, family uuid, "sourceVersion" uuid)`;
  const text = [JSON.stringify(works)];
  for (const statement of [
    `insert into resource(id, slug, short_code, lifecycle, visibility, latest_version, family_id, created_at, published_at)
     select id, id::text, upper(left(replace(id::text, '-', ''), 12)), lifecycle, visibility, 1, nullif(family, id), at, at from ${each}`,
    `insert into resource_member(resource_id, account_id, role, since) select id, account, 'author', at from ${each}`,
    `insert into version(id, resource_id, number, title, summary, language, levels, subjects, types, metadata_hash, licence_id, published_at, datestamp)
     select version, id, 1, title, title, 'fr', levels, subjects, '{exercice}', '', 'CC-BY-4.0', at, at from ${each}`,
    `insert into version_agent(version_id, agent_id, role, position, name_credited) select version, agent, 'author', 0, name from ${each}`,
    `insert into version_source(version_id, source_version_id, licence_id, position)
     select version, "sourceVersion", 'CC-BY-4.0', 0 from ${each} where "sourceVersion" is not null`,
    `insert into resource_series(agent_id, series, place, resource_id, label)
     select agent, 'leçon', substring(title from '[0-9]+')::int, id, lower(title) from ${each}`,
  ])
    await owner.query(statement, text);
}

async function plantLabels(owner: pg.Pool, works: readonly object[]): Promise<void> {
  const each =
    'jsonb_to_recordset($1::jsonb) as each(id uuid, version uuid, outcome text, at timestamptz) where outcome is not null';
  await owner.query(
    `with campaign as (
       insert into campaign(slug, state, title, aim, territory_id, rubric_version_id, mode, opens_on, closes_on, reviews_wanted, cap,
         answer_days, review_days, charter, created_by, created_at)
       select 'commune', 'open', 'Relecture', 'Relire.', (select id from territory where code = 'national'), (select id from rubric_version limit 1),
         'open', '2020-01-01', '2040-01-01', 1, 5, 5, 20, '', (select id from account limit 1), now() returning id),
     sent as (
       insert into submission(campaign_id, resource_id, state, round, created_at, submitted_at)
       select campaign.id, each.id, 'decided', 1, at, at from campaign, ${each} returning id, resource_id)
     insert into review_round(submission_id, number, version_id, opened_at, outcome, reason, decided_at)
     select sent.id, 1, each.version, each.at, each.outcome, '', each.at + interval '3 days' from sent join lateral (select * from ${each}) each on each.id = sent.resource_id`,
    [JSON.stringify(works)],
  );
}

async function plantCollections(owner: pg.Pool, gathered: readonly object[], now: Date): Promise<void> {
  const each =
    'jsonb_to_recordset($1::jsonb) as each(id uuid, account uuid, visibility text, "isKept" boolean, items jsonb)';
  const items = 'cross join jsonb_to_recordset(each.items) as held(item uuid, resource uuid, position int)';
  for (const statement of [
    `insert into collection(id, slug, title, why, visibility, link_key, created_by, kept_by, created_at, updated_at, published_at)
     select id, id::text, 'Parcours ' || left(id::text, 4), '', visibility, id::text, account, case when "isKept" then account end,
       $2, $2, case when visibility = 'public' then $2::timestamptz end from ${each}`,
    `insert into collection_curator(collection_id, account_id, role, since) select id, account, 'owner', $2 from ${each}`,
    `insert into collection_item(id, collection_id, position, resource_id, seen_version, added_by, added_at)
     select held.item, each.id, held.position, held.resource, 1, each.account, $2 from ${each} ${items}`,
    `insert into collection_step(before_id, after_id)
     select one.id, other.id from collection_item one join collection_item other
       on other.collection_id = one.collection_id and other.position = one.position + 1
       join collection on collection.id = one.collection_id and collection.kept_by is null
     where one.added_at = $2 and collection.id in (select id from ${each})`,
  ])
    await owner.query(statement, [JSON.stringify(gathered), now]);
}
