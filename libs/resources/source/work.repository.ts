import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { WorkRow } from './work-row.js';

@Injectable()
export class WorkRepository {
  constructor(private readonly database: Database) {}

  /**
   * These versions and all that they come from, down to the roots, in one question. What was withdrawn or hidden since
   * is among them: its content is gone, its credit is due.
   */
  async withAncestors(versionIds: readonly string[]): Promise<WorkRow[]> {
    return this.database.rows<WorkRow>(
      'works-with-ancestors',
      `with recursive line(version_id) as (
         select unnest($1::uuid[])
         union
         select source.source_version_id from line join version_source source using (version_id)
         where source.source_version_id is not null)
       select version.id, resource.slug, version.number, version.title, version.licence_id as "licenceId",
         version.fields->>'adaptationChanges' as modified,
         coalesce((select json_agg(json_build_object('name', name_credited, 'withdrawn', credit_withdrawn) order by position)
           from version_agent where version_agent.version_id = version.id), '[]') as credits,
         coalesce((select json_agg(json_build_object('sourceVersionId', source_version_id, 'title', outside_title,
             'author', outside_author, 'url', outside_url, 'licenceId', licence_id, 'agreed', exists(
               select from permission join version pinned on pinned.resource_id = permission.source_resource_id
               where pinned.id = source_version_id and permission.resource_id = version.resource_id
                 and permission.licence_id = version.licence_id and permission.state = 'granted')) order by position)
           from version_source where version_source.version_id = version.id), '[]') as sources,
         coalesce((select json_agg(json_build_object('title', title, 'author', author, 'url', url, 'licenceId', licence_id,
             'lastUpdate', last_update) order by position)
           from part where part.version_id = version.id and part.kind = 'third_party'), '[]') as items
       from line join version on version.id = line.version_id join resource on resource.id = version.resource_id`,
      [versionIds],
    );
  }
}
