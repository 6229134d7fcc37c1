import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { visibleToAll } from '#resources';

/** How many of one place, with levels and subjects as they were said. */
export interface PlaceCount {
  /** Code of a département, or of what stands in its stead. */
  readonly place: string;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly count: number;
}

/** Where a school lies, as far as counts go. */
const counted = (from: string): string => `
  select place.code as place, counted.levels, counted.subjects, sum(counted.count)::int as count
  from (${from}) counted join establishment on establishment.uai = counted.uai cross join lateral (
    select code from territory where id = any(territory_path(establishment.territory_id))
      and kind in ('departement', 'academie') order by kind = 'departement' desc limit 1) place
  group by 1, 2, 3`;

const newest = 'version.resource_id = resource.id and version.number = resource.latest_version';

/** What is counted of the whole country, before a day: one statement a measure. */
@Injectable()
export class IndicatorRepository {
  constructor(private readonly database: Database) {}

  /** Where they were used, if it was said. */
  uses(before: string): Promise<PlaceCount[]> {
    return this.database.rows<PlaceCount>(
      'indicator-uses',
      `select use.departement as place, case when use.level is null then '{}' else array[use.level] end as levels,
         version.subjects, count(*)::int as count
       from declared_use use join resource on resource.id = use.resource_id and ${visibleToAll}
       join version on ${newest}
       where use.departement is not null and use.day < $1::date group by 1, 2, 3`,
      [before],
    );
  }

  /** Where the first of its authors teaches. */
  resources(before: string): Promise<PlaceCount[]> {
    return this.database.rows<PlaceCount>(
      'indicator-resources',
      counted(`
        select agent.establishment_uai as uai, version.levels, version.subjects, count(*) as count
        from resource join version on ${newest} cross join lateral (
          select account_id from resource_member member where member.resource_id = resource.id
            and member.role in ('author', 'co-author') order by member.since, member.account_id limit 1) first
        join account on account.id = first.account_id join agent on agent.id = account.agent_id
        where ${visibleToAll} and resource.published_at < $1::date and agent.establishment_uai is not null
        group by 1, 2, 3`),
      [before],
    );
  }

  /** Where who reviewed teaches. */
  reviews(before: string): Promise<PlaceCount[]> {
    return this.database.rows<PlaceCount>(
      'indicator-reviews',
      counted(`
        select agent.establishment_uai as uai, version.levels, version.subjects, count(*) as count
        from review join assignment on assignment.id = review.id
        join review_round round on round.id = assignment.round_id
        join submission on submission.id = round.submission_id
        join resource on resource.id = submission.resource_id and ${visibleToAll}
        join version on ${newest}
        join account on account.id = assignment.reviewer_id join agent on agent.id = account.agent_id
        where review.sent_at < $1::date and agent.establishment_uai is not null group by 1, 2, 3`),
      [before],
    );
  }
}
