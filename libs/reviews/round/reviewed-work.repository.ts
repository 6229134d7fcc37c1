import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** One passage as it was when its round was opened. */
export interface ReadPassage {
  readonly roundId: string;
  /** From 1, in reading order: where remarks point. */
  readonly number: number;
  /** Name of the file, or « texte ». */
  readonly part: string;
  readonly blockId: string;
  readonly kind: string;
  readonly text: string;
  readonly hash: string;
  /** Which of the files it is in, from 1; 0 outside of them. Each file comes with its name first, then with its words. */
  readonly file: number;
  /** False where the round before read the same words. */
  readonly isNew: boolean;
}

/** A file's name may be its author's: whoever reads blind is told its number. */
export const blindPart = ({ part, file }: { part: string; file: number }): string =>
  file === 0 ? part : `fichier\u00a0${file}`;

const columns = `passage.round_id as "roundId", passage.position as number, passage.part, passage.block_id as "blockId",
  passage.kind, passage.text, passage.hash, not exists (
    select from round_passage earlier join review_round before on before.id = earlier.round_id
    where before.submission_id = round.submission_id and before.number = round.number - 1 and earlier.hash = passage.hash
  ) as "isNew"`;

/** What a round reads, kept as it was: remarks, deltas and labels stand on it. */
@Injectable()
export class ReviewedWorkRepository {
  constructor(private readonly database: Database) {}

  /** A file itself is a passage too, for its bytes; only passages with words are listed. */
  async passages(
    roundId: string,
    { offset, limit, onlyNew }: { offset: number; limit: number; onlyNew: boolean },
  ): Promise<{ rows: ReadPassage[]; total: number }> {
    const rows = await this.database.rows<ReadPassage & { total: number }>(
      'round-passages',
      `select *, count(*) over ()::int as total from (
         select ${columns}, (sum((passage.kind = 'file')::int) over (order by passage.position))::int as file
         from round_passage passage join review_round round on round.id = passage.round_id where passage.round_id = $1) passage
       where kind <> 'file' and ("isNew" or not $4) order by number offset $2 limit $3`,
      [roundId, offset, limit, onlyNew],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  async findPassage(roundId: string, number: number): Promise<Omit<ReadPassage, 'file'> | null> {
    const rows = await this.database.rows<Omit<ReadPassage, 'file'>>(
      'round-passage',
      `select ${columns} from round_passage passage join review_round round on round.id = passage.round_id
       where passage.round_id = $1 and passage.position = $2 and passage.kind <> 'file'`,
      [roundId, number],
    );
    return rows[0] ?? null;
  }

  /** The name of a file of what is read, by its number. */
  async findFile(roundId: string, number: number): Promise<string | null> {
    const rows = await this.database.rows<{ part: string }>(
      'round-file',
      `select part from round_passage where round_id = $1 and kind = 'file' order by position offset $2 - 1 limit 1`,
      [roundId, number],
    );
    return rows[0]?.part ?? null;
  }

  /** What a passage said when it was read. */
  async findWords(roundId: string, part: string, blockId: string): Promise<string | null> {
    const rows = await this.database.rows<{ text: string }>(
      'round-passage-words',
      `select text from round_passage where round_id = $1 and part = $2 and block_id = $3`,
      [roundId, part, blockId],
    );
    return rows[0]?.text ?? null;
  }
}
