import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter that left stays when its draft is deleted: who was asked reads what became of it, and it counts in the day. */
export class PermissionKept1764030079300 implements MigrationInterface {
  name = 'PermissionKept1764030079300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table permission alter column resource_id drop not null;
      alter table permission drop constraint permission_resource_id_fkey;
      alter table permission add constraint permission_resource_id_fkey
        foreign key (resource_id) references resource(id) on delete set null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from permission where resource_id is null;
      alter table permission drop constraint permission_resource_id_fkey;
      alter table permission add constraint permission_resource_id_fkey
        foreign key (resource_id) references resource(id) on delete cascade;
      alter table permission alter column resource_id set not null;
    `);
  }
}
