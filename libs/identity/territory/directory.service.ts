import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Refusal } from '#platform/authorization';
import { Database } from '#platform/database';
import { delimitedRecords } from './delimited.js';
import { type DirectoryLine, readDirectoryLine } from './directory-line.js';
import { DirectoryRepository } from './directory.repository.js';

const batchSize = 500;
const mostRefusals = 100;

/** What an import did. */
export interface DirectoryReport {
  read: number;
  added: number;
  changed: number;
  closed: number;
  refused: number;
  /** The first of them, with the number of their line. */
  readonly refusals: { readonly line: number; readonly reason: string }[];
}

/** Brings the official directory of establishments in: again and again, always to the same rows. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryRepository,
  ) {}

  /** `isComplete`: the file names every establishment, and those it leaves out are closed. */
  async import(path: string, { isComplete = false } = {}): Promise<DirectoryReport> {
    const report: DirectoryReport = { read: 0, added: 0, changed: 0, closed: 0, refused: 0, refusals: [] };
    const named: string[] = [];
    let batch = new Map<string, DirectoryLine>();
    for await (const { line, given } of linesOf(path)) {
      report.read += 1;
      if ('reason' in given) {
        refuse(report, line, given.reason);
        continue;
      }
      batch.set(given.uai, given);
      named.push(given.uai);
      if (batch.size < batchSize) continue;
      await this.save(report, [...batch.values()]);
      batch = new Map();
    }
    if (batch.size > 0) await this.save(report, [...batch.values()]);
    if (isComplete && named.length > 0) await this.closeOthers(report, named);
    return report;
  }

  private async save(report: DirectoryReport, lines: readonly DirectoryLine[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { added, changed, closed } = await this.directory.save(tx, lines);
      report.added += added.length;
      report.changed += changed.length;
      report.closed += closed.length;
      if (added.length + changed.length + closed.length === 0) return;
      const note = `${added.length} added, ${changed.length} changed, ${closed.length} closed`;
      tx.record({ actorId: null, verb: 'directory.import', subjectType: 'territory', subjectId: '*', note });
    });
  }

  private async closeOthers(report: DirectoryReport, named: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const closed = await this.directory.closeOthers(tx, named);
      report.closed += closed;
      if (closed > 0)
        tx.record({
          actorId: null,
          verb: 'directory.close',
          subjectType: 'territory',
          subjectId: '*',
          note: `${closed} closed`,
        });
    });
  }
}

function refuse(report: DirectoryReport, line: number, reason: string): void {
  report.refused += 1;
  if (report.refusals.length < mostRefusals) report.refusals.push({ line, reason });
}

async function* linesOf(path: string) {
  let columns: Map<string, number> | null = null;
  for await (const { number, cells } of delimitedRecords(textOf(path))) {
    if (columns === null) {
      columns = new Map(cells.map((cell, at) => [cell.toLowerCase(), at]));
      if (!columns.has('identifiant_de_l_etablissement')) throw new DirectoryUnreadable(notADirectory);
      continue;
    }
    const at = columns;
    yield { line: number, given: readDirectoryLine((name) => cells[at.get(name) ?? -1] ?? '') };
  }
  if (columns === null) throw new DirectoryUnreadable(notADirectory);
}

async function* textOf(path: string): AsyncGenerator<string> {
  try {
    for await (const piece of createReadStream(path, 'utf8')) yield piece as string;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DirectoryUnreadable(
      code === 'ENOENT'
        ? `Fichier introuvable : ${path}`
        : `Ce fichier ne peut pas être lu (${code ?? 'erreur'}).`,
    );
  }
}

const notADirectory =
  'Ce fichier n’est pas l’annuaire : sa première ligne ne nomme pas « identifiant_de_l_etablissement ».';

class DirectoryUnreadable extends Refusal {
  constructor(message: string) {
    super({ code: 'DIRECTORY_UNREADABLE', message, field: null });
  }
}
