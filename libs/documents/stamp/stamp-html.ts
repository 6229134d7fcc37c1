import { parseShallowPage } from '../html/html-document.js';
import {
  attribute,
  childrenOf,
  elementsOf,
  type HtmlElement,
  type HtmlRoot,
  isElement,
} from '../html/html-tree.js';
import { noticeOf, readRecord, RECORD_NAME, recordOf, type Stamp, unsaid } from './stamp.js';
import { asciiMarkup, escapeXml, TextEdit } from './xml-edit.js';

export function readHtmlStamp(bytes: Uint8Array): Stamp | null {
  const record = metasOf(parseShallowPage(TextEdit.of(bytes).text)).find(isRecord);
  return record ? readRecord(attribute(record, 'content')) : null;
}

/**
 * `meta` elements, each with a name (Dublin Core in HTML) and a property (RDFa): no `script` and no `link`, which our own
 * inspection takes out of pages. In ASCII: a page may be in any encoding, and goes on being in it.
 */
export function writeHtmlStamp(bytes: Uint8Array, stamp: Stamp, before: Stamp | null): Uint8Array {
  const edit = TextEdit.of(bytes);
  const written = before ? statements(before) : [];
  const ours = metasOf(parseShallowPage(edit.text)).filter(
    (meta) => isRecord(meta) || written.some(([name, value]) => says(meta, name, value)),
  );
  for (const meta of ours.reverse()) cut(edit, meta);
  const page = parseShallowPage(edit.text);
  const said = new Set(metasOf(page).map((meta) => attribute(meta, 'name')));
  const metas = unsaid(statements(stamp), (name) => said.has(name)).map(
    ([name, value]) =>
      `<meta name="${name}" property="${name.replace('.', ':')}" content="${escapeXml(value)}">`,
  );
  const record = `<meta name="${RECORD_NAME}" content="${escapeXml(recordOf(stamp))}">`;
  edit.insert(headPlace(page, edit.text), asciiMarkup([...metas, record].join('')));
  return edit.bytes();
}

const metasOf = (page: HtmlRoot): HtmlElement[] => elementsOf(page).filter((node) => isElement(node, 'meta'));

const isRecord = (meta: HtmlElement): boolean => attribute(meta, 'name') === RECORD_NAME;

/** The page is read one byte a character: what we wrote is ASCII, and reads the same. */
const says = (meta: HtmlElement, name: string, value: string): boolean =>
  attribute(meta, 'name') === name && attribute(meta, 'content') === value;

function statements(stamp: Stamp): [name: string, value: string][] {
  return [
    ['dcterms.license', stamp.licence.uri ?? stamp.licence.name],
    ['dcterms.rights', noticeOf(stamp).join('\n')],
    ['dcterms.source', stamp.source],
  ];
}

function cut(edit: TextEdit, { position }: HtmlElement): void {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start === undefined || end === undefined) return;
  edit.text = edit.text.slice(0, start) + edit.text.slice(end);
}

/** After what the head already holds, so that the encoding is still announced first; a page without head gets it by its first words. */
function headPlace(page: HtmlRoot, text: string): number {
  const head = elementsOf(page).find((node) => node.tagName === 'head');
  const inside = head ? childrenOf(head).filter((node) => isElement(node) && node.position) : [];
  const last = inside.map((node) => node.position?.end.offset ?? 0).at(-1);
  if (last !== undefined) return last;
  const opening = /^<head\b(?:[^>"']|"[^"]*"|'[^']*')*>/iu;
  const start = head?.position?.start.offset;
  const tag = start === undefined ? null : opening.exec(text.slice(start, start + 10_000));
  if (tag && start !== undefined) return start + tag[0].length;
  const doctype = page.children.find((node) => node.type === 'doctype')?.position?.end.offset;
  return doctype ?? (text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0);
}
