import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { visibleToAll } from '#resources';
import type { CuratorRole } from './collection.js';

/** Somebody who works on it, by her public name and the address of her page. */
export interface NamedCurator {
  readonly role: CuratorRole;
  readonly name: string;
  readonly slug: string;
}

/** A resource of it that anybody may read, as far as its cover goes; ids of `#vocabulary`. */
export interface CoverWork {
  readonly id: string;
  readonly allLevels: boolean;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly types: readonly string[];
}

/** All that a collection says of itself beside others. */
export interface CollectionFacts {
  readonly items: number;
  /** Of them, those whose resource has a newer version than a curator looked at. */
  readonly changed: number;
  /** The owner first, then as they came. */
  readonly curators: readonly NamedCurator[];
  /** Its first four. */
  readonly covers: readonly CoverWork[];
}

/** One statement, however many collections stand on a page. */
@Injectable()
export class CollectionFactsRepository {
  constructor(private readonly database: Database) {}

  async of(ids: readonly string[]): Promise<Map<string, CollectionFacts>> {
    const rows = await this.database.rows<CollectionFacts & { id: string }>(
      'collection-facts',
      `select wanted.id, held.items, held.changed,
         coalesce((select jsonb_agg(jsonb_build_object('role', curator.role, 'name', agent.public_name, 'slug', agent.slug)
             order by curator.role = 'owner' desc, curator.since, curator.account_id)
           from collection_curator curator join account on account.id = curator.account_id
           join agent on agent.id = account.agent_id where curator.collection_id = wanted.id), '[]') as curators,
         coalesce((select jsonb_agg(jsonb_build_object('id', first.resource_id, 'levels', first.levels, 'subjects', first.subjects,
             'types', first.types, 'allLevels', coalesce((first.fields->>'allLevels')::boolean, false)) order by first.place)
           from (select item.resource_id, version.levels, version.subjects, version.types, version.fields,
               row_number() over (order by section.position nulls first, item.position, item.id) as place
             from collection_item item join resource on resource.id = item.resource_id and ${visibleToAll}
             join version on version.resource_id = resource.id and version.number = resource.latest_version
             left join collection_section section on section.id = item.section_id
             where item.collection_id = wanted.id order by place limit 4) first), '[]') as covers
       from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select count(*)::int as items,
           count(*) filter (where ${visibleToAll} and resource.latest_version > item.seen_version)::int as changed
         from collection_item item join resource on resource.id = item.resource_id
         where item.collection_id = wanted.id) held`,
      [ids],
    );
    return new Map(rows.map(({ id, ...facts }) => [id, facts]));
  }
}
