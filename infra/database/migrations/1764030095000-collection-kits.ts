import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the offline kits of a collection held, so that a later one can bring what is new only: paths and marks of their
 * contents, and the days on which such a kit was given. To whom is not known.
 */
export class CollectionKits1764030095000 implements MigrationInterface {
  name = 'CollectionKits1764030095000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table collection_kit (
        collection_id uuid not null references collection(id) on delete cascade, id text not null,
        contents jsonb not null, first_on date not null, last_on date not null check (last_on >= first_on),
        primary key (collection_id, id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table collection_kit');
  }
}
