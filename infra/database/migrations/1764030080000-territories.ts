import type { MigrationInterface, QueryRunner } from 'typeorm';
import { territoryRows } from './1764030080000-territory-rows.js';

/**
 * The tree that mandates and conflicts of interest stand on, filled down to the départements; collectivités outside any
 * académie stand where an académie would. Circonscriptions and schools come by `essaim territory import`.
 */
export class Territories1764030080000 implements MigrationInterface {
  name = 'Territories1764030080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table territory add column words text not null default '';
      create index territory_by_words on territory using gin (words gin_trgm_ops);
      create index territory_by_parent on territory(parent_id);
      create index territory_by_code on territory(code);
      alter table establishment add column commune text, add column closed_at timestamptz;
      create index establishment_by_territory on establishment(territory_id);
      create function territory_path(start uuid) returns uuid[] language sql stable as $$
        with recursive up(id, parent_id, steps) as (
          select id, parent_id, 0 from territory where id = start
          union all
          select territory.id, territory.parent_id, steps + 1 from up join territory on territory.id = up.parent_id where steps < 12)
        select coalesce(array_agg(id order by steps), '{}') from up
      $$;
      comment on function territory_path is 'The territory and all that hold it, up to national.';
    `);
    for (const line of territoryRows.trim().split('\n')) {
      const [kind, code, label, parent] = line.split('|');
      await runner.query(
        `insert into territory(kind, code, label, parent_id, words) values ($1, $2, $3,
           (select id from territory where code = $4), lower(unaccent(regexp_replace($3 || ' ' || $5, '[’-]', ' ', 'g'))))`,
        [kind, code, label, parent, code?.replace(/^(?:ac|dep)-/, '')],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function territory_path;
      update mandate set territory_id = null; delete from territory;
      drop index territory_by_words, territory_by_parent, territory_by_code, establishment_by_territory;
      alter table territory drop column words;
      alter table establishment drop column commune, drop column closed_at;
    `);
  }
}
