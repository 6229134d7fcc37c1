import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = { exemplar: ['added_by', 'added_at'], exemplar_grade: ['answers', 'graded_at'] };

/**
 * Resources that all who review in a campaign grade, to learn whether they read its rubric alike. Who graded is told to
 * nobody but by the rules of `reviews`. And the journal of a campaign: who offered to review, found by the campaign.
 */
export class Calibration1764030093000 implements MigrationInterface {
  name = 'Calibration1764030093000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table campaign add column calibration_closed_at timestamptz;
      create table exemplar (
        id uuid primary key default uuidv7(), campaign_id uuid not null references campaign(id) on delete cascade,
        number integer not null check (number between 1 and 3), resource_id uuid not null references resource(id),
        version_id uuid not null references version(id), added_by uuid references account(id), added_at timestamptz not null,
        unique (campaign_id, number), unique (campaign_id, resource_id));
      create table exemplar_grade (
        exemplar_id uuid not null references exemplar(id), account_id uuid not null references account(id),
        answers jsonb not null, graded_at timestamptz not null, primary key (exemplar_id, account_id));
      create index exemplar_grade_of_account on exemplar_grade(account_id);
      create index audit_entry_of_pool on audit_entry(note)
        where subject_type = 'account' and verb in ('campaign.join', 'campaign.leave', 'campaign.addReviewer');
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
    await runner.query(`comment on column exemplar_grade.account_id is 'privacy: sealed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop index audit_entry_of_pool; drop table exemplar_grade, exemplar;
       alter table campaign drop column calibration_closed_at`,
    );
  }
}
