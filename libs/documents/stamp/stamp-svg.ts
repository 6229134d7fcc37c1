import { type Stamp } from './stamp.js';
import { description, stampInRdf, withoutStamp } from './stamp-xmp.js';
import { parseXml } from '../format/xml.js';
import { TextEdit } from './xml-edit.js';

const OURS = /<metadata\b[^>]*\bid="essaim-credit"[^>]*>(?:(?!<\/metadata>)[\s\S])*<\/metadata>/gu;

export const readSvgStamp = (bytes: Uint8Array): Stamp | null => stampInRdf(bytes);

/** SVG 2, 5.12: metadata of the whole drawing, in RDF; it draws nothing. */
export function writeSvgStamp(bytes: Uint8Array, stamp: Stamp, before: Stamp | null): Uint8Array {
  const edit = TextEdit.ofXml(bytes);
  edit.removeMatches(OURS, () => true);
  withoutStamp(edit, before);
  edit.insertBeforeEnd(
    parseXml(bytes).name,
    `<metadata xmlns="http://www.w3.org/2000/svg" id="essaim-credit"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description(stamp, edit)}</rdf:RDF></metadata>`,
  );
  return edit.xmlBytes();
}
