import { readFileSync } from 'node:fs';

export type FormatVerdict = 'open' | 'tolerated' | 'proprietary' | 'refused';

/** How a format is recognised by its bytes; see `detection.ts` for the meaning of each key. */
export interface Signature {
  text?: boolean;
  contains?: string[];
  magic?: { at: number; hex: string; within?: number }[];
  magicAny?: string[];
  ftyp?: string[];
  codec?: string[];
  zip?: ZipSignature;
  tgz?: string[];
  urlHost?: string[];
}

export interface ZipSignature {
  mimetype?: string;
  has?: string[];
  hasAny?: string[];
  prefix?: string;
  endsWith?: string;
  contains?: { file: string; any: string[] };
  /** No marker is known: the extension decides. */
  byExtension?: boolean;
}

export interface Format {
  id: string;
  label: string;
  category: string;
  extensions: string[];
  mime: string[];
  verdict: FormatVerdict;
  detect: Signature;
}

interface FormatTable {
  defaultRule: { refusedNames: string[]; readableSource: string[] };
  formats: Format[];
}

const table = JSON.parse(
  readFileSync(new URL('./data/formats.json', import.meta.url), 'utf8'),
) as FormatTable;
const byId = new Map(table.formats.map((format) => [format.id, format]));
const refusedNames = new Set(table.defaultRule.refusedNames);
const readableSource = new Set(table.defaultRule.readableSource);

/** All formats, in the order in which they are tried: from the most precise to the most general. */
export function listFormats(): readonly Format[] {
  return table.formats;
}

/** One format by id (`odt`, `pdf`, …), or null. */
export function formatOf(id: string): Format | null {
  return byId.get(id) ?? null;
}

export function getFormat(id: string): Format {
  const format = byId.get(id);
  if (!format) throw new Error(`unknown format ${id}`);
  return format;
}

/** Formats that use an extension, given in lower case without its dot. */
export function formatsWithExtension(extension: string): Format[] {
  return table.formats.filter((format) => format.extensions.includes(extension));
}

/** Names that a double click runs on a school computer. */
export function isRefusedExtension(extension: string): boolean {
  return refusedNames.has(extension);
}

/** Source that pupils read, kept even with a « #! » line. */
export function isReadableSource(extension: string): boolean {
  return readableSource.has(extension);
}
