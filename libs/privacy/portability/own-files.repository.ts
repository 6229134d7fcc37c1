import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

interface OwnFile {
  readonly sha256: string;
  readonly name: string;
}

/** Whom an export is about, and the bytes that go with it. */
@Injectable()
export class OwnFilesRepository {
  constructor(private readonly database: Database) {}

  /** Null once the account is closed. */
  async findPerson(
    accountId: string,
  ): Promise<{ accountId: string; agentId: string; email: string; name: string } | null> {
    const rows = await this.database.rows<{
      accountId: string;
      agentId: string;
      email: string;
      name: string;
    }>(
      'person-of-export',
      `select account.id as "accountId", agent_id as "agentId", email::text as email, public_name as name
       from account join agent on agent.id = agent_id where account.id = $1 and state = 'active'`,
      [accountId],
    );
    return rows[0] ?? null;
  }

  /** Of drafts and versions that she writes, and what she deposited for none; nothing infected. Once each. */
  async list(accountId: string): Promise<OwnFile[]> {
    return this.database.rows<OwnFile>(
      'files-of-person',
      `select distinct on (sha256) sha256, held.name from (
         select part.blob_sha256 as sha256, part.name from part
           left join draft on draft.id = part.draft_id left join version on version.id = part.version_id
           join resource_member member on member.resource_id = coalesce(draft.resource_id, version.resource_id)
         where member.account_id = $1 and member.role in ('author', 'co-author') and part.blob_sha256 is not null
         union all
         select blob_sha256, filename from upload where account_id = $1 and state in ('accepted', 'attached') and blob_sha256 is not null
       ) held join blob using (sha256) where blob.antivirus <> 'infected' order by sha256, held.name`,
      [accountId],
    );
  }
}
