import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a resource is adapted from. A part taken up unchanged remembers the version it came from and keeps that version's
 * licence; an item of somebody else says whether it was reworked (then it counts as a source) or shown as it is.
 */
export class Sources1764030071000 implements MigrationInterface {
  name = 'Sources1764030071000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table part add column from_version_id uuid references version(id);
      alter table part add column reworked boolean not null default false;
      alter table version_source add column licence_announced text;
      alter table version_source add column agreement text;
      comment on column version_source.agreement is 'privacy: account';
      alter table version_source add constraint version_source_names_one check (
        (source_version_id is null) <> (outside_title is null));
      create index version_source_of_draft on version_source(draft_id) where draft_id is not null;
      create index version_source_of_version on version_source(version_id) where version_id is not null;
      create index version_source_by_source on version_source(source_version_id) where source_version_id is not null;
      create unique index version_source_once_in_draft on version_source(draft_id, source_version_id) where draft_id is not null;
      create index resource_of_family on resource(family_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Sources carry credits: they are not taken away again.');
  }
}
