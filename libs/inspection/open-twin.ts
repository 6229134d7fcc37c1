import { readFileSync } from 'node:fs';
import { extensionOf } from './filename.js';
import { formatOf, formatsWithExtension } from './formats.js';

/** A file as far as its twins are concerned; the format is null when the table knows none. */
export interface NamedFile {
  readonly name: string;
  readonly format: string | null;
}

interface WayOut {
  readonly format: string;
  readonly extensions: readonly string[];
  readonly twins: string;
  readonly way: string;
}

const table = JSON.parse(readFileSync(new URL('./data/ways-out.json', import.meta.url), 'utf8')) as {
  twins: Record<string, string[]>;
  formats: WayOut[];
};

/** French, how to save it in an open format from the program that made it; null when it is not proprietary. */
export function wayOut(file: NamedFile): string | null {
  return rowOf(file)?.way ?? null;
}

/**
 * True for a proprietary file when none of these is the same document in an open format of its kind. The names must
 * agree: « corrigé.doc » beside « fiche.odt » is another document, which only its program would read.
 */
export function lacksOpenTwin(file: NamedFile, beside: readonly NamedFile[]): boolean {
  const row = rowOf(file);
  if (!row) return false;
  const twins = table.twins[row.twins] ?? [];
  return !beside.some(({ name, format }) => twins.includes(format ?? '') && sameStem(name, file.name));
}

/** What a file that is only announced may turn out to be, by its name. */
export function announcedAs(name: string): NamedFile[] {
  return formatsWithExtension(extensionOf(name)).map(({ id }) => ({ name, format: id }));
}

/** True when the name alone says so: enough for an order, never for a verdict. */
export function looksProprietary(name: string): boolean {
  return formatsWithExtension(extensionOf(name)).some(({ verdict }) => verdict === 'proprietary');
}

function rowOf({ name, format }: NamedFile): WayOut | undefined {
  if (format === null || formatOf(format)?.verdict !== 'proprietary') return undefined;
  const rows = table.formats.filter((row) => row.format === format);
  return rows.find(({ extensions }) => extensions.includes(extensionOf(name))) ?? rows[0];
}

const sameStem = (one: string, other: string): boolean => stemOf(one) === stemOf(other);

/** Without case, accents, signs, and the « (2) » that browsers and this site give to a second copy. */
const stemOf = (name: string): string =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/\s*\(\d{1,3}\)$/, '')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
