import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import type { KnownName } from './known-name.js';

@Injectable()
export class NamedAuthorRepository {
  constructor(private readonly database: Database) {}

  /** By resource: what would tell who its authors are. */
  async ofResources(ids: readonly string[]): Promise<Map<string, KnownName[]>> {
    const rows = await this.database.rows<KnownName & { resourceId: string }>(
      'names-of-authors',
      `select distinct member.resource_id as "resourceId", known.kind, known.words from resource_member member
         join account on account.id = member.account_id join agent on agent.id = account.agent_id
         left join establishment on establishment.uai = agent.establishment_uai
         cross join lateral (values ('name', agent.public_name), ('email', account.email::text),
           ('establishment', establishment.name)) as known(kind, words)
       where member.resource_id = any($1::uuid[]) and member.role in ('author', 'co-author') and known.words is not null
       order by member.resource_id, known.kind desc, known.words`,
      [ids],
    );
    return grouped(rows, ({ resourceId }) => resourceId);
  }
}
