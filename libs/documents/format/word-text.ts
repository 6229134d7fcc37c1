import { openArchive } from './archive.js';
import { type DocumentContent, DocumentUnreadable } from '../content.js';
import { languageFinding, wordLanguages } from '../accessibility/document-language.js';
import { footnotesSection } from '../html/footnotes.js';
import { root } from '../html/html-tree.js';
import { licenceMentionIn } from './licence-mention.js';
import { type MetadataFinding } from './metadata.js';
import { ooxmlFindings } from './office-metadata.js';
import { readRelations } from './ooxml.js';
import { WordReader } from './word-reader.js';
import { readWordStyles } from './word-styles.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from './xml.js';

const MAIN_PART = 'word/document.xml';

/** DOCX (ECMA-376): headings, paragraphs, lists, tables, notes and images; deleted text and comments are left out. */
export function readDocx(bytes: Uint8Array): DocumentContent {
  const archive = openArchive(bytes);
  const body = findChild(readXmlPart(archive, MAIN_PART), 'w:body');
  if (!body) throw new DocumentUnreadable('damaged');
  const notes = notesById(readXmlPart(archive, 'word/footnotes.xml'));
  const reader = new WordReader(readRelations(archive, MAIN_PART), readWordStyles(archive), notes);
  const nodes = reader.blocks(childElements(body));
  const margins = archive.names.filter((name) => /^word\/(footer|header)\d*\.xml$/u.test(name));
  return {
    tree: root([...nodes, ...footnotesSection(reader.notes)]),
    findings: [
      ...ooxmlFindings(archive),
      ...margins.flatMap((name) => marginFindings(readXmlPart(archive, name))),
      ...languageFinding(wordLanguages(body, readXmlPart(archive, 'word/styles.xml'))),
    ],
    warnings: [],
    openImage: (src) => archive.read(src),
  };
}

function notesById(part: XmlElement | null): Map<string, XmlElement> {
  const notes = part ? childElements(part, 'w:footnote') : [];
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]));
}

function marginFindings(part: XmlElement | null): MetadataFinding[] {
  const lines = findAll(part, 'w:p').map((paragraph) => findAll(paragraph, 'w:t').map(xmlText).join(''));
  const mention = licenceMentionIn(lines.join('\n'));
  return mention ? [{ where: 'pied de page', fields: mention }] : [];
}
