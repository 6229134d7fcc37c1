import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { SearchingSection } from './saved-search.js';

/** Sections that search, beside what their curators chose by hand. */
@Injectable()
export class SectionRepository {
  constructor(private readonly database: Database) {}

  /** The collection is locked. */
  async searchingIn(tx: Transaction, collectionId: string): Promise<SearchingSection[]> {
    return tx.manager.query<SearchingSection[]>(
      'select id, search_most as most from collection_section where collection_id = $1 and search is not null',
      [collectionId],
    );
  }

  /** Of these resources, those that each collection holds already. */
  async heldAmong(
    collectionIds: readonly string[],
    resourceIds: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const rows = await this.database.rows<{ id: string; held: string[] }>(
      'section-held-among',
      `select collection_id as id, array_agg(resource_id::text) as held from collection_item
       where collection_id = any($1::uuid[]) and resource_id = any($2::uuid[]) group by collection_id`,
      [collectionIds, resourceIds],
    );
    return new Map(rows.map(({ id, held }) => [id, new Set(held)]));
  }
}
