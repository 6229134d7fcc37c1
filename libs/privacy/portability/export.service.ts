import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { ZipArchive } from 'archiver';
import { Clock } from '#platform/clock';
import { OBJECT_STORAGE, ObjectNotFound, type ObjectStorage } from '#platform/object-storage';
import { isPacked, SIGNING_SECRET, streamZip } from '#resources';
import { PersonRowsRepository } from '../rows/person-rows.repository.js';
import { type PersonNamed, personRows } from '../rows/person-rows.js';
import { type ExportProof, isExportSigned } from './export-address.js';
import { OwnFilesRepository } from './own-files.repository.js';
import { type GivenTable, readMe } from './read-me.js';
import { sheetOf } from './sheet.js';

/** Everything that is kept of one person, as she may take it elsewhere. */
@Injectable()
export class ExportService {
  constructor(
    private readonly rows: PersonRowsRepository,
    private readonly files: OwnFilesRepository,
    private readonly clock: Clock,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  /** Null for an address that is not ours, that is over, or of an account that is closed. */
  async prepare(proof: ExportProof): Promise<((to: Writable) => Promise<void>) | null> {
    if (!isExportSigned(this.secret, proof, this.clock.now())) return null;
    const her = await this.files.findPerson(proof.accountId);
    if (!her) return null;
    return (to) => streamZip(to, (zip, isGone) => this.fill(zip, her, isGone));
  }

  private async fill(zip: ZipArchive, her: PersonNamed, isGone: () => boolean): Promise<void> {
    const tables: GivenTable[] = [];
    const people = await this.rows.referencesToPeople();
    for (const table of personRows) {
      if (isGone()) return;
      const rows = (await this.rows.list(table, her)).map((row) =>
        withoutOthers(row, table.table, { her, people }),
      );
      tables.push({ table, count: rows.length });
      if (rows.length === 0) continue;
      zip.append(JSON.stringify(rows, null, 2), { name: `donnees/${table.table}.json` });
      zip.append(sheetOf(rows), { name: `donnees/${table.table}.csv` });
    }
    const { given, missing } = await this.appendFiles(zip, her, isGone);
    zip.append(readMe({ tables, files: given, missing, now: this.clock.now() }), { name: 'LISEZ-MOI.txt' });
  }

  /** One after the other: memory does not grow with them. */
  private async appendFiles(
    zip: ZipArchive,
    { accountId }: PersonNamed,
    isGone: () => boolean,
  ): Promise<{ given: number; missing: string[] }> {
    const missing: string[] = [];
    let given = 0;
    for (const { sha256, name } of await this.files.list(accountId)) {
      if (isGone()) break;
      const object = await this.storage.open(sha256).catch((error: unknown) => {
        if (error instanceof ObjectNotFound) return null;
        throw error;
      });
      if (!object) {
        missing.push(name);
        continue;
      }
      zip.append(object.stream, {
        name: `fichiers/${sha256.slice(0, 16)}/${name.replace(/[\\/\0]/g, '_')}`,
        store: isPacked(name),
      });
      await finished(object.stream);
      given += 1;
    }
    return { given, missing };
  }
}

/** Rows that are hers name others, who are nobody to anybody else's archive. */
function withoutOthers(
  row: Record<string, unknown>,
  table: string,
  { her, people }: { her: PersonNamed; people: ReadonlySet<string> },
): Record<string, unknown> {
  const shown = (column: string, value: unknown): unknown => {
    if (value === null || !people.has(`${table}.${column}`)) return value;
    return value === her.accountId || value === her.agentId ? 'moi' : 'autrui';
  };
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shown(column, value)]));
}
