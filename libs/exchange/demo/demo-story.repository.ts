import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** Under what the audit log keeps which steps were played: it forgets nothing, and no table exists for the demo alone. */
const subject = { subjectType: 'demo', subjectId: 'campaigns' } as const;

/** Finds by their words and people what the steps of the demo campaigns speak of. */
@Injectable()
export class DemoStoryRepository {
  constructor(private readonly database: Database) {}

  async played(): Promise<ReadonlySet<string>> {
    const rows = await this.database.rows<{ note: string }>(
      'demo-steps-played',
      'select note from audit_entry where subject_type = $1 and subject_id = $2',
      [subject.subjectType, subject.subjectId],
    );
    return new Set(rows.map(({ note }) => note));
  }

  async mark(step: string): Promise<void> {
    await this.database.transaction(async (tx) =>
      tx.record({ actorId: null, verb: 'demo.step', ...subject, note: step }),
    );
  }

  campaign(title: string): Promise<string> {
    return this.one('demo-campaign', 'select id from campaign where title = $1 order by created_at', [title]);
  }

  collection(title: string): Promise<string> {
    return this.one('demo-collection', 'select id from collection where title = $1 order by created_at', [
      title,
    ]);
  }

  /** The newest: what was withdrawn may have been submitted again. */
  submission(campaignId: string, resourceId: string): Promise<string> {
    return this.one(
      'demo-submission',
      'select id from submission where campaign_id = $1 and resource_id = $2 order by created_at desc',
      [campaignId, resourceId],
    );
  }

  exemplar(campaignId: string, resourceId: string): Promise<string> {
    return this.one('demo-exemplar', 'select id from exemplar where campaign_id = $1 and resource_id = $2', [
      campaignId,
      resourceId,
    ]);
  }

  /** Of this person in the newest round. */
  assignment(submissionId: string, accountId: string): Promise<string> {
    return this.one(
      'demo-assignment',
      `select assignment.id from assignment join review_round round on round.id = assignment.round_id
       where round.submission_id = $1 and assignment.reviewer_id = $2 order by round.number desc, assignment.offered_at desc`,
      [submissionId, accountId],
    );
  }

  remark(submissionId: string, words: string): Promise<string> {
    return this.one(
      'demo-remark',
      `select remark.id from remark join assignment on assignment.id = remark.review_id
         join review_round round on round.id = assignment.round_id
       where round.submission_id = $1 and starts_with(remark.words, $2)`,
      [submissionId, words],
    );
  }

  /** Number of the passage of the newest round that begins so. */
  passage(submissionId: string, words: string): Promise<number> {
    return this.one(
      'demo-passage',
      `select passage.position as id from round_passage passage join review_round round on round.id = passage.round_id
       where round.submission_id = $1 and passage.part = 'texte' and starts_with(passage.text, $2)
       order by round.number desc, passage.position`,
      [submissionId, words],
    );
  }

  /** Keys of the criteria of a campaign's rubric, in order. */
  criteria(campaignId: string): Promise<string[]> {
    return this.one(
      'demo-criteria',
      `select array(select each->>'key' from jsonb_array_elements(rubric.criteria) each) as id
       from campaign join rubric_version rubric on rubric.id = campaign.rubric_version_id where campaign.id = $1`,
      [campaignId],
    );
  }

  private async one<Found>(name: string, sql: string, values: readonly unknown[]): Promise<Found> {
    const [row] = await this.database.rows<{ id: Found }>(name, `${sql} limit 1`, values);
    if (!row) throw new Error(`The demo finds nothing for ${name} (${values.join(', ')}).`);
    return row.id;
  }
}
