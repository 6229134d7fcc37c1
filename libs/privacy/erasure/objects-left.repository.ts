import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

const held = `exists (select from blob where sha256 = object_left.sha256)
  or exists (select from derived_file where object_sha256 = object_left.sha256)
  or exists (select from stamped_copy where object_sha256 = object_left.sha256)`;

/** Objects of the store whose last row went with somebody. */
@Injectable()
export class ObjectsLeft {
  constructor(private readonly database: Database) {}

  /** Those that wait since before then and that nothing holds; the others are forgotten: they have a row again. */
  async listFree(before: Date): Promise<string[]> {
    await this.database.rows('objects-held-again', `delete from object_left where ${held}`);
    const rows = await this.database.rows<{ sha256: string }>(
      'objects-left',
      'select sha256 from object_left where left_at < $1 order by sha256 limit 500',
      [before],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  async forget(sha256: string): Promise<void> {
    await this.database.rows('object-left-gone', 'delete from object_left where sha256 = $1', [sha256]);
  }
}
