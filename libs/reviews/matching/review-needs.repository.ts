import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** What a submission in a round asks of whoever reads it. */
export interface SubmittedNeed {
  readonly id: string;
  readonly levels: string[];
  readonly subjects: string[];
  readonly language: string;
  readonly openedAt: Date;
  /** Where its first author works, up to national; empty when nobody said. */
  readonly territoryPath: string[];
  /** Reviews in hand or sent in its newest round, and of these, those sent. */
  readonly live: number;
  readonly sent: number;
}

const authorsPlace = `(select coalesce(establishment.territory_id,
    (select id from territory where kind = 'departement' and code = agent.departement),
    (select id from territory where code = agent.academie and kind <> 'ecole' limit 1))
  from resource_member member join account on account.id = member.account_id join agent on agent.id = account.agent_id
    left join establishment on establishment.uai = agent.establishment_uai
  where member.resource_id = submission.resource_id and member.role in ('author', 'co-author')
  order by member.role, member.since, member.account_id limit 1)`;

const listed = (field: string): string =>
  `array(select jsonb_array_elements_text(coalesce(draft.fields->'${field}', '[]')))`;

@Injectable()
export class ReviewNeedsRepository {
  constructor(private readonly database: Database) {}

  /** By submission; only those that have a round. */
  async of(submissionIds: readonly string[]): Promise<Map<string, SubmittedNeed>> {
    const rows = await this.database.rows<SubmittedNeed>(
      'review-needs',
      `select submission.id, coalesce(version.levels, ${listed('levels')}) as levels,
         coalesce(version.subjects, ${listed('subjects')}) as subjects,
         round.opened_at as "openedAt", coalesce(version.language, draft.fields->>'language', 'fr') as language,
         coalesce(territory_path(${authorsPlace}), '{}') as "territoryPath", work.live, work.sent
       from submission join review_round round on round.submission_id = submission.id and round.number = submission.round
         left join version on version.id = round.version_id left join draft on draft.id = round.draft_id
         cross join lateral (select count(*) filter (where state in ('offered','accepted','sent'))::int as live,
           count(*) filter (where state = 'sent')::int as sent from assignment where round_id = round.id) work
       where submission.id = any($1::uuid[])`,
      [submissionIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
