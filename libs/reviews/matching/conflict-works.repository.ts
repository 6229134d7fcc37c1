import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { ConflictedWork } from './conflict.js';

/** A walk up or down a family stops after so many versions: a page costs the same whatever a family becomes. */
const mostWalked = 500;

const walk = (from: string, to: string): string => `
  with recursive line(id) as (
    select version.id from version where version.resource_id = submission.resource_id
    union select source.${to} from line join version_source source on source.${from} = line.id
    where source.${to} is not null)
  select id from line limit ${mostWalked}`;

/** Whoever signs a version that this one comes from, or that comes from it. */
const lineage = `array(select distinct signed.agent_id from version_agent signed
  where signed.version_id in (${walk('version_id', 'source_version_id')})
     or signed.version_id in (${walk('source_version_id', 'version_id')}))`;

/** Members and those credited on any version: who left has written it all the same. */
const signers = (resource: string, roles: string, credited: string): string => `array(
  select account.agent_id from resource_member member join account on account.id = member.account_id
  where member.resource_id = ${resource} and member.role in (${roles})
  union select signed.agent_id from version_agent signed join version on version.id = signed.version_id
  where version.resource_id = ${resource} and signed.role ${credited})`;

/** Agents that sign a resource, whatever their part in it; `resource`: a column that holds its id. */
export const signersOf = (resource: string): string =>
  signers(resource, `'author', 'co-author', 'contributor'`, 'is not null');

const authors = signers('submission.resource_id', `'author'`, `= 'author'`);
const coAuthors = signers('submission.resource_id', `'co-author', 'contributor'`, `<> 'author'`);

const asked = (states: string, which: string): string => `array(
  select account.agent_id from review_round round join assignment on assignment.round_id = round.id
    join account on account.id = assignment.reviewer_id
  where round.submission_id = submission.id and assignment.state in (${states}) and round.number ${which})`;

/** What is known of those who may not review: one question for all submissions of a page or a campaign. */
@Injectable()
export class ConflictWorksRepository {
  constructor(private readonly database: Database) {}

  /** By submission. */
  async of(submissionIds: readonly string[]): Promise<Map<string, ConflictedWork>> {
    const rows = await this.database.rows<ConflictedWork & { id: string }>(
      'conflicted-works',
      `select submission.id, ${authors} as authors, ${coAuthors} as "coAuthors", ${lineage} as lineage,
         array(select distinct agent.establishment_uai from agent where agent.establishment_uai is not null
           and agent.id = any(${authors} || ${coAuthors})) as establishments,
         array(select account.agent_id from declared_conflict declared join account on account.id = declared.account_id
           where declared.resource_id = submission.resource_id or declared.agent_id = any(${authors} || ${coAuthors})) as declared,
         ${asked(`'declined','lapsed','cancelled','conflict'`, '= submission.round')} as refused,
         ${asked(`'offered','accepted','sent'`, '= submission.round')} as assigned
       from submission where submission.id = any($1::uuid[])`,
      [submissionIds],
    );
    return new Map(rows.map(({ id, ...work }) => [id, work]));
  }
}
