import { type Archive, folderOf, resolveEntry } from './archive.js';
import { childElements, readXmlPart } from './xml.js';

/** The targets that one part of an OOXML package names by an id; external ones keep their address. */
export interface Relations {
  /** Entry of the package, `null` for an unknown or external id. */
  entry(id: string | undefined): string | null;
  /** Address outside the package, `null` for an unknown or internal id. */
  link(id: string | undefined): string | null;
}

/** ECMA-376, part 2: `word/document.xml` has its relations in `word/_rels/document.xml.rels`. */
export function readRelations(archive: Archive, part: string): Relations {
  const folder = folderOf(part);
  const file = readXmlPart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`);
  const entries = new Map<string, string>();
  const links = new Map<string, string>();
  for (const relation of file ? childElements(file, 'Relationship') : []) {
    const { Id: id = '', Target: target = '', TargetMode: mode } = relation.attributes;
    if (mode === 'External') links.set(id, target);
    else entries.set(id, resolveEntry(folder, target));
  }
  return {
    entry: (id) => entries.get(id ?? '') ?? null,
    link: (id) => links.get(id ?? '') ?? null,
  };
}
