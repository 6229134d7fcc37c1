import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainText, readDocument } from '#documents';
import { formatIdOf, type ManifestRow } from './manifest-document.js';

/** As much text of one resource as the index takes. */
const LONGEST_BODY = 200_000;

/** The text inside the files of a manifest line; a file that cannot be read gives none, and is told. */
export async function readBody(
  row: ManifestRow,
  folder: string,
  tell: (line: string) => void,
): Promise<string> {
  const texts: string[] = [];
  for (const { path } of row.files) {
    try {
      const { blocks } = await readDocument(await readFile(join(folder, path)), formatIdOf(path));
      texts.push(plainText(blocks));
    } catch (error) {
      tell(`${row.id}: ${path} is not read (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return texts.join('\n\n').slice(0, LONGEST_BODY);
}
