import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Refusal } from '#platform/authorization';
import { ahead } from './ahead.js';
import type { Publisher } from './authorship.service.js';
import { RecordRefused } from './import.errors.js';
import { type FileNotice, ImportReport, type RecordNotice, type RecordOutcome } from './import-report.js';
import { ManifestFolder } from './manifest-folder.js';
import { type ManifestLine, manifestLines } from './manifest-lines.js';
import { type ManifestRecord, parseRecord } from './manifest-record.js';
import { OriginRepository } from './origin.repository.js';
import { outcomeDigest, recordDigest } from './record-digest.js';
import { draftFieldsOf, type UnknownWord } from './record-fields.js';
import { RecordIntake } from './record-intake.service.js';
import { type PreparedRecord, RecordPublishing } from './record-publishing.service.js';

export interface ImportRequest {
  /** Path of the manifest (docs/import.md). */
  readonly manifest: string;
  /** Folder that its paths start from; the manifest's own by default. */
  readonly files?: string;
  /** Names where all its records come from, instead of each record's source. */
  readonly system?: string;
  /** Accounts that publish, by the key that records name; without them, nobody's account is touched. */
  readonly publishers?: ReadonlyMap<string, Publisher>;
  /** Called after each line, in order. */
  readonly onRecord?: (record: RecordNotice) => void;
}

/** What a line has told so far. */
interface Notes {
  readonly line: number;
  id: string | null;
  readonly files: FileNotice[];
  readonly unknown: UnknownWord[];
}

interface Ending {
  readonly outcome: RecordOutcome;
  readonly message: string | null;
}

/** A line on its way: what is to be published, or how it ended already. */
type Prepared = { readonly notes: Notes } & ({ readonly record: PreparedRecord } | Ending);

/** Most of the time goes to inspecting and reading files in child processes: two records at once keep two cores busy. */
const recordsAtOnce = 2;

/** Imports a manifest: any number of times, from where it stopped, one resource a line. */
@Injectable()
export class ImportService {
  constructor(
    private readonly origins: OriginRepository,
    private readonly intake: RecordIntake,
    private readonly publishing: RecordPublishing,
  ) {}

  /** Throws ManifestUnreadable; a line that cannot be imported is in the report instead. */
  async import(request: ImportRequest): Promise<ImportReport> {
    const folder = await ManifestFolder.at(request.files ?? dirname(request.manifest));
    const report = new ImportReport();
    const seen = new Set<string>();
    const prepare = (line: ManifestLine) => this.prepare(line, { request, folder, seen });
    for await (const prepared of ahead(manifestLines(request.manifest), recordsAtOnce, prepare)) {
      const notice = await this.finish(prepared);
      report.add(notice);
      request.onRecord?.(notice);
    }
    return report;
  }

  private async prepare(
    line: ManifestLine,
    context: { request: ImportRequest; folder: ManifestFolder; seen: Set<string> },
  ): Promise<Prepared> {
    const notes: Notes = { line: line.number, id: null, files: [], unknown: [] };
    try {
      const record = parseRecord(line.bytes);
      notes.id = record.id;
      if (context.seen.has(record.id))
        throw new RecordRefused('Cet « id » est déjà celui d’une ligne plus haut.', record.id);
      context.seen.add(record.id);
      return { notes, ...(await this.ready(record, context, notes)) };
    } catch (error) {
      return { notes, ...refusal(error, notes) };
    }
  }

  /** Brings the files in, unless nothing has changed since last time. */
  private async ready(
    record: ManifestRecord,
    { request, folder }: { request: ImportRequest; folder: ManifestFolder },
    notes: Notes,
  ): Promise<{ record: PreparedRecord } | Ending> {
    const { fields, unknown } = draftFieldsOf(record);
    notes.unknown.push(...unknown);
    const content = await this.intake.look(record, folder);
    notes.files.push(...content.notices);
    const key = { system: request.system ?? record.origin.system ?? 'manifeste', externalId: record.id };
    const known = await this.origins.find(key);
    const files = content.found.map(({ file }) => file);
    const digest = recordDigest(record, { text: content.text, files });
    if (known?.digest === digest) return { outcome: 'unchanged', message: null };
    const { taken, notices } = await this.intake.take(content.found);
    notes.files.push(...notices);
    if (taken.length === 0 && !content.text && !record.link)
      throw new RecordRefused('Il ne reste ni fichier, ni texte, ni lien à publier.', record.id);
    const digestOfOutcome = outcomeDigest(
      digest,
      notices.filter(({ kind }) => kind === 'refused'),
    );
    return {
      record: {
        key,
        url: record.origin.url,
        digest: digestOfOutcome,
        authors: record.authors,
        fields: { ...fields, text: content.text },
        files: taken,
        publisher: request.publishers?.get(record.account ?? '') ?? null,
      },
    };
  }

  private async finish(prepared: Prepared): Promise<RecordNotice> {
    const { notes } = prepared;
    if (!('record' in prepared)) {
      const { outcome, message } = prepared;
      return { ...notes, outcome, message, filesTaken: 0 };
    }
    const { record } = prepared;
    try {
      const outcome = await this.publishing.publish(record);
      return {
        ...notes,
        outcome,
        message: null,
        filesTaken: outcome === 'unchanged' ? 0 : record.files.length,
      };
    } catch (error) {
      return { ...notes, ...refusal(error, notes), filesTaken: 0 };
    }
  }
}

/** An expected failure as the end of its line; anything else is a bug or a broken machine, and stops the import. */
function refusal(error: unknown, notes: Notes): Ending {
  if (error instanceof RecordRefused) {
    notes.id ??= error.recordId;
    return { outcome: 'refused', message: error.message };
  }
  if (error instanceof Refusal)
    return { outcome: 'refused', message: error.problems.map(sentence).join(' ') };
  throw error;
}

const sentence = ({ field, message }: Refusal['problems'][number]): string =>
  field ? `${message} (${field})` : message;
