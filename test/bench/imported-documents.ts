import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SearchDocumentsService } from '#discovery';
import { ImportService } from '#exchange';
import { readSettings } from '#platform/config';
import { Database } from '#platform/database';
import type { SearchDocument } from '#platform/search-engine';
import { openApplication } from '../../apps/cli/open-application.js';

/**
 * Imports a manifest into a throw-away installation, through the product's own import, and gives back what its indexer
 * writes for each record, under the record's id. Refused records are said on standard error.
 */
export async function importedDocuments(manifest: string): Promise<SearchDocument[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'essaim-bench-')));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must reach the data
  const product = await openApplication(readSettings({ ESSAIM_DATA: join(folder, 'data') }));
  try {
    const { counts, refused } = await product.get(ImportService).import({ manifest });
    for (const { line, message } of refused) console.error(`line ${line}: ${message}`);
    console.error(`imported ${counts.imported} records with ${counts.filesTaken} files`);
    const origins = await product
      .get(Database)
      .rows<{ id: string; record: string }>(
        'bench-origins',
        'select resource_id as id, external_id as record from origin',
      );
    const recordOf = new Map(origins.map(({ id, record }) => [id, record]));
    const documents = await product.get(SearchDocumentsService).of([...recordOf.keys()]);
    return documents.map((document) => {
      const id = recordOf.get(document.id) ?? document.id;
      return { ...document, id, familyId: id };
    });
  } finally {
    await product.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
