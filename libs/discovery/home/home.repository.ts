import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { visibleToAll } from '#resources';
import { levels } from '#vocabulary';
import { levelsUnder } from '../level-facet.js';
import { laterInSeries } from '../similar/similar.repository.js';
import type { Candidate } from './home-choice.js';
import type { FactOf } from './home-reason.js';
import { newInCycles } from './home-row.js';

export type HomeCandidate = Candidate & FactOf;

/** Who reads (null: nobody in particular), when, and how deep to look in each row. */
export interface HomeWish {
  readonly accountId: string | null;
  readonly now: Date;
  readonly depth: number;
}

/** Who published first less than so many days ago, or fewer than so many resources, is new here. */
const NEW_FOR_DAYS = 90;
const FEW_RESOURCES = 3;

const under = JSON.stringify(Object.fromEntries(levels().map(({ id }) => [id, levelsUnder(id)])));
const cycles = JSON.stringify(newInCycles);

const newest = `join version on version.resource_id = resource.id and version.number = resource.latest_version`;
const found = `resource.id, resource.family_id, version.id as version_id`;
const hers = `exists (select from resource_member where resource_id = resource.id and account_id = me.account_id)`;
const publicOutcome = `('recommended', 'reviewed', 'reservations')`;

/** What the newest reviewed version says: a decision on an older one no longer stands. */
const relues = `
  select 'relues' as row, ${found}, row_number() over (order by label.decided_at desc) as place,
    jsonb_build_object('round', label.id, 'decidedAt', label.decided_at) as facts
  from (select round.id, round.decided_at, read.resource_id, read.number
      from review_round round join version read on read.id = round.version_id
      where round.outcome in ${publicOutcome} order by round.decided_at desc limit $5) label
    join resource on resource.id = label.resource_id and ${visibleToAll} ${newest}
  where not exists (select from review_round later join version other on other.id = later.version_id
    where other.resource_id = label.resource_id and later.outcome in ${publicOutcome}
      and (other.number, later.decided_at) > (label.number, label.decided_at))`;

/** The newest of each cycle, then the second of each, and so on. */
const nouveautes = `
  select 'nouveautes', fresh.id, fresh.family_id, fresh.version_id,
    row_number() over (order by fresh.rank, fresh.published_at desc, fresh.id), jsonb_build_object('cycle', shelf.id)
  from jsonb_to_recordset($3::jsonb) as shelf(id text, levels text[]) cross join lateral (
    select ${found}, resource.published_at, row_number() over (order by resource.published_at desc, resource.id) as rank
    from resource ${newest} where ${visibleToAll} and version.levels && shelf.levels
    order by resource.published_at desc, resource.id limit 12) fresh`;

/** Of her levels, those of her subjects first; in another order each day and for each reader, so that all have their turn. */
const niveaux = `
  select 'niveaux', pool.id, pool.family_id, pool.version_id,
    row_number() over (order by pool.subjects && me.subjects desc, md5($4::timestamptz::date::text || me.account_id || pool.id)),
    jsonb_build_object('subjects', array(select unnest(pool.subjects) intersect select unnest(me.subjects) order by 1),
      'levels', array(select said from unnest(me.levels) as said where $2::jsonb->said ?| pool.levels order by said))
  from me cross join lateral (
    select ${found}, version.levels, version.subjects from resource ${newest}
    where ${visibleToAll} and cardinality(me.levels) + cardinality(me.subjects) > 0 and not ${hers}
      and case when cardinality(me.levels) = 0 then version.subjects && me.subjects else version.levels && me.under end
    order by resource.published_at desc, resource.id limit 5 * $5) pool`;

const adaptees = `
  select 'adaptees', ${found}, row_number() over (order by resource.published_at desc, resource.id),
    jsonb_build_object('resource', source.resource_id, 'title', source.title)
  from me join resource_member member on member.account_id = me.account_id and member.role in ('author', 'co-author')
    join version source on source.resource_id = member.resource_id
    join version_source pin on pin.source_version_id = source.id and pin.version_id is not null
    join version on version.id = pin.version_id
    join resource on resource.id = version.resource_id and resource.latest_version = version.number
  where ${visibleToAll} and not ${hers} limit $5`;

/** What comes next in the pathway of a collection that everybody reads, or in a series; nothing that she gathers already. */
const suites = `
  select 'suites', ${found}, row_number() over (order by kept.added_at desc, after.steps, after.since, resource.id),
    jsonb_build_object('resource', kept.resource_id, 'title', known.title, 'path', after.path, 'label', after.label)
  from me join collection_curator mine on mine.account_id = me.account_id
    join collection gathered on gathered.id = mine.collection_id and gathered.deleted_at is null
    join collection_item kept on kept.collection_id = gathered.id
    join lateral (select version.title from resource ${newest}
      where resource.id = kept.resource_id and ${visibleToAll}) known on true
    cross join lateral (
      select next.resource_id, 0 as steps, path.published_at as since, null as label,
        jsonb_build_object('item', next.id, 'collection', path.id, 'title', path.title) as path
      from collection_item stands
        join collection path on path.id = stands.collection_id and path.visibility = 'public' and path.deleted_at is null
        join collection_step step on step.before_id = stands.id join collection_item next on next.id = step.after_id
      where stands.resource_id = kept.resource_id
      union all
      select other.resource_id, other.place - own.place, null, other.label, null from ${laterInSeries}
      where own.resource_id = kept.resource_id) after
    join resource on resource.id = after.resource_id ${newest}
  where ${visibleToAll} and not exists (select from collection_item held join collection_curator holder
    on holder.collection_id = held.collection_id and holder.account_id = me.account_id
    join collection holding on holding.id = held.collection_id and holding.deleted_at is null
    where held.resource_id = resource.id) limit $5`;

/** By somebody of her département, then of her académie, as their public pages say; for her levels, if she named some. */
const pres = `
  select 'pres', ${found}, row_number() over (order by near.kind = 'departement' desc, resource.published_at desc, resource.id),
    jsonb_build_object('territory', near.id, 'label', near.label)
  from me join territory near on near.kind in ('departement', 'academie') and near.code in (me.departement, me.academie)
    join agent colleague on colleague.id <> me.agent_id and (colleague.departement = near.code
      or (colleague.academie = near.code and colleague.departement is distinct from me.departement))
    join version_agent credit on credit.agent_id = colleague.id and not credit.credit_withdrawn
    join version on version.id = credit.version_id
    join resource on resource.id = version.resource_id and resource.latest_version = version.number
  where ${visibleToAll} and not ${hers} and (cardinality(me.levels) = 0 or version.levels && me.under)
    and not exists (select from review_round round join version read on read.id = round.version_id
      where read.resource_id = resource.id and round.outcome in ${publicOutcome}) limit $5`;

/** What each row of the home page could show. Nothing here counts views, downloads or followers. */
@Injectable()
export class HomeRepository {
  constructor(private readonly database: Database) {}

  /** One statement for all rows, each in its order. */
  candidates({ accountId, now, depth }: HomeWish): Promise<HomeCandidate[]> {
    return this.database.rows<HomeCandidate>(
      'home-candidates',
      `with me as materialized (
         select account.id as account_id, agent.id as agent_id, agent.levels, agent.subjects, agent.departement, agent.academie,
           array(select jsonb_array_elements_text($2::jsonb->said) from unnest(agent.levels) as said) as under
         from account join agent on agent.id = account.agent_id where account.id = $1::uuid),
       candidate as materialized (
         (${relues}) union all (${nouveautes}) union all (${niveaux}) union all (${adaptees}) union all (${suites}) union all (${pres})),
       author as materialized (
         select distinct on (version_id) version_id, agent_id from version_agent
         where version_id in (select version_id from candidate) and not credit_withdrawn order by version_id, position),
       settled as materialized (
         select agent_id, count(*) = ${FEW_RESOURCES} and min(published_at) <= $4::timestamptz - interval '${NEW_FOR_DAYS} days' as is_settled
         from (select distinct agent_id from author) known cross join lateral (
           select resource.published_at from version_agent credit join version on version.id = credit.version_id
             join resource on resource.id = version.resource_id and resource.latest_version = version.number
           where credit.agent_id = known.agent_id and not credit.credit_withdrawn and ${visibleToAll}
           order by resource.published_at limit ${FEW_RESOURCES}) published group by agent_id)
       select candidate.row, candidate.id, coalesce(candidate.family_id, candidate.id) as family, candidate.facts,
         author.agent_id as author, author.agent_id is not null and not coalesce(settled.is_settled, false) as newcomer
       from candidate left join author using (version_id) left join settled using (agent_id)
       order by candidate.row, candidate.place`,
      [accountId, under, cycles, now, depth],
    );
  }
}
