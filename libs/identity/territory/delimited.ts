/** One record, by the number of the line where it begins. */
export interface DelimitedRecord {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Far more than any record of the directory: beyond, a quote was never closed. */
const longestRecord = 100_000;

/**
 * Records of a delimited text (RFC 4180, with any separator), as its pieces arrive: one record is held at most. A byte
 * order mark is no part of the first cell; a quote that is never closed ends the reading with what it holds.
 */
export async function* delimitedRecords(
  pieces: AsyncIterable<string>,
  separator = ';',
): AsyncGenerator<DelimitedRecord> {
  const reader = new RecordReader(separator);
  for await (const piece of pieces) yield* reader.take(piece);
  yield* reader.end();
}

class RecordReader {
  private cells: string[] = [];
  private cell = '';
  private quoted: 'no' | 'inside' | 'closed' = 'no';
  private line = 1;
  private number = 1;
  private size = 0;
  private begun = false;

  constructor(private readonly separator: string) {}

  *take(piece: string): Generator<DelimitedRecord> {
    for (const sign of piece) {
      if (!this.begun) {
        this.begun = true;
        if (sign === '\uFEFF') continue;
      }
      if (sign === '\n') this.line += 1;
      this.size += sign.length;
      if (this.quoted === 'inside' && this.size < longestRecord) this.inside(sign);
      else if (sign === '\n') yield* this.finish();
      else this.outside(sign);
    }
  }

  *end(): Generator<DelimitedRecord> {
    this.line += 1;
    yield* this.finish();
  }

  private inside(sign: string): void {
    if (sign === '"') this.quoted = 'closed';
    else this.cell += sign;
  }

  private outside(sign: string): void {
    if (sign === this.separator) this.endCell();
    else if (sign === '"' && this.quoted === 'closed') {
      this.cell += '"';
      this.quoted = 'inside';
    } else if (sign === '"' && this.cell === '') this.quoted = 'inside';
    else if (sign !== '\r') this.cell += sign;
  }

  private endCell(): void {
    this.cells.push(this.cell.trim());
    this.cell = '';
    this.quoted = 'no';
  }

  private *finish(): Generator<DelimitedRecord> {
    this.endCell();
    const record = { number: this.number, cells: this.cells };
    this.cells = [];
    this.size = 0;
    this.number = this.line;
    if (record.cells.some((cell) => cell !== '')) yield record;
  }
}
