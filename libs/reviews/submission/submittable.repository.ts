import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { SubmissionState } from './submission.js';
import type { ScopedWork } from './submission-scope.js';

/** A resource that somebody writes, and its submission to one campaign. */
export interface OwnWork extends ScopedWork {
  readonly title: string;
  readonly isPublished: boolean;
  readonly isReadable: boolean;
  readonly submissionId: string | null;
  readonly submissionState: SubmissionState | null;
}

const listed = (field: string): string =>
  `array(select jsonb_array_elements_text(coalesce(draft.fields->'${field}', '[]')))`;

@Injectable()
export class SubmittableRepository {
  constructor(private readonly database: Database) {}

  /** The newest first; more than one would choose from. */
  async ownWorks(accountId: string, campaignId: string): Promise<OwnWork[]> {
    return this.database.rows<OwnWork>(
      'own-works',
      `select resource.id as "resourceId", resource.lifecycle = 'published' as "isPublished",
         resource.lifecycle = 'published' and resource.visibility = 'shown' as "isReadable",
         coalesce(version.title, nullif(draft.fields->>'title', ''), 'Sans titre') as title,
         coalesce(version.levels, ${listed('levels')}) as levels, coalesce(version.subjects, ${listed('subjects')}) as subjects,
         coalesce(coalesce(version.fields, draft.fields)->>'allLevels' = 'true', false) as "allLevels",
         coalesce(coalesce(version.fields, draft.fields)->>'crossCurricular' = 'true', false) as "crossCurricular",
         submission.id as "submissionId", submission.state as "submissionState"
       from resource_member member join resource on resource.id = member.resource_id
         left join version on version.resource_id = resource.id and version.number = resource.latest_version
         left join draft on draft.resource_id = resource.id
         left join submission on submission.resource_id = resource.id and submission.campaign_id = $2 and submission.ended_at is null
       where member.account_id = $1 and member.role in ('author', 'co-author') and resource.lifecycle <> 'withdrawn'
         and (version.id is not null or draft.proposed_at is null)
       order by coalesce(resource.published_at, resource.created_at) desc, resource.id limit 100`,
      [accountId, campaignId],
    );
  }
}
