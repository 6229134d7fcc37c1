import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A version of a rubric that served is never changed: what was graded by it goes on meaning the same, whoever writes. */
export class RubricFrozen1764030081400 implements MigrationInterface {
  name = 'RubricFrozen1764030081400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_used_rubric() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (new.id, new.rubric_id, new.number, new.title, new.criteria, new.used_at)
          is distinct from (old.id, old.rubric_id, old.number, old.title, old.criteria, old.used_at)
        then raise exception 'The version % of rubric % was used and never changes.', old.number, old.rubric_id;
        end if;
        return new;
      end $$;
      create trigger rubric_version_frozen before update or delete on rubric_version
        for each row when (old.used_at is not null) execute function refuse_used_rubric();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop trigger rubric_version_frozen on rubric_version; drop function refuse_used_rubric',
    );
  }
}
