import type { UnknownWord } from './record-fields.js';

export type RecordOutcome = 'imported' | 'updated' | 'unchanged' | 'refused';

/** What became of one file, when there is something to say. */
export interface FileNotice {
  readonly kind: 'cleaned' | 'download-only' | 'refused';
  readonly file: string;
  readonly reason: string;
  /** French. */
  readonly message: string;
}

/** One record, as the report tells it. */
export interface RecordNotice {
  readonly line: number;
  readonly id: string | null;
  readonly outcome: RecordOutcome;
  /** French; why it was refused. */
  readonly message: string | null;
  readonly files: readonly FileNotice[];
  readonly filesTaken: number;
  readonly unknown: readonly UnknownWord[];
}

/** A very large import must not keep a very large report: beyond this many, lines are only counted. */
const mostLines = 2000;

/** What an import did: exact counts, and a line for each thing its operator should know. */
export class ImportReport {
  readonly counts = {
    read: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    filesTaken: 0,
    filesCleaned: 0,
    filesDownloadOnly: 0,
    filesRefused: 0,
  };
  readonly refused: { line: number; id: string | null; message: string }[] = [];
  readonly files: (FileNotice & { line: number; id: string | null })[] = [];
  private readonly unknown = new Map<string, UnknownWord & { records: number }>();

  add(record: RecordNotice): void {
    const { line, id, outcome, message } = record;
    this.counts.read += record.id === null ? 0 : 1;
    this.counts[outcome] += 1;
    this.counts.filesTaken += record.filesTaken;
    if (outcome === 'refused') keep(this.refused, { line, id, message: message ?? '' });
    for (const notice of record.files) {
      this.counts[counted[notice.kind]] += 1;
      keep(this.files, { line, id, ...notice });
    }
    for (const word of record.unknown) this.addWord(word);
  }

  get unknownWords(): readonly (UnknownWord & { records: number })[] {
    return [...this.unknown.values()];
  }

  private addWord({ field, word }: UnknownWord): void {
    const key = `${field} ${word}`;
    const known = this.unknown.get(key);
    if (known) known.records += 1;
    else if (this.unknown.size < mostLines) this.unknown.set(key, { field, word, records: 1 });
  }
}

const counted = {
  cleaned: 'filesCleaned',
  'download-only': 'filesDownloadOnly',
  refused: 'filesRefused',
} as const;

function keep<Line>(lines: Line[], line: Line): void {
  if (lines.length < mostLines) lines.push(line);
}
