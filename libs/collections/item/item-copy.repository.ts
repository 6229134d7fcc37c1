import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { visibleToAll } from '#resources';

/** Taking up all that a collection holds into an empty one. */
@Injectable()
export class ItemCopyRepository {
  /** Sections, items and steps, in order; what may not be read any more and the notes of a territory are left behind. */
  async copyAll(tx: Transaction, { from, to, by }: { from: string; to: string; by: string }): Promise<void> {
    await tx.manager.query(
      `with section as (
         select id, uuidv7() as copy, position, title, note, search, search_most from collection_section where collection_id = $1::uuid),
       copied_section as (
         insert into collection_section(id, collection_id, position, title, note, search, search_most)
         select copy, $2::uuid, position, title, note, search, search_most from section returning id),
       item as (
         select item.*, uuidv7() as copy, resource.latest_version from collection_item item
         join resource on resource.id = item.resource_id and ${visibleToAll} where item.collection_id = $1::uuid),
       copied_item as (
         insert into collection_item(id, collection_id, section_id, position, resource_id, pinned_version, seen_version, note, added_by, added_at)
         select item.copy, $2::uuid, section.copy,
           row_number() over (partition by item.section_id order by item.position, item.id) - 1,
           item.resource_id, item.pinned_version, item.latest_version, item.note, $3::uuid, $4
         from item left join section on section.id = item.section_id returning id)
       insert into collection_step(before_id, after_id)
         select before.copy, after.copy from collection_step step join item before on before.id = step.before_id
         join item after on after.id = step.after_id`,
      [from, to, by, tx.now],
    );
  }
}
