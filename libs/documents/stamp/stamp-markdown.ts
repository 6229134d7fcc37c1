import { parse } from 'yaml';
import { asciiJson, readRecord, recordOf, type Stamp, noticeOf } from './stamp.js';
import { TextEdit } from './xml-edit.js';

const HEADER = /^(\u00ef\u00bb\u00bf)?---[ \t]*(\r?\n)([\s\S]*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const OURS = /(?:^|(?<=\n))(?:essaim-[a-z]+|essaim):[^\n]*\n(?:[ \t]+[^\n]*\n)*/gu;
const MOST_HEADER = 100_000;

export function readMarkdownStamp(bytes: Uint8Array): Stamp | null {
  const header = headerIn(TextEdit.of(bytes).text);
  const record = header && /^essaim-credit: '(.*)'\r?$/mu.exec(header.yaml)?.[1];
  return record ? readRecord(record.replaceAll("''", "'")) : null;
}

/** A YAML header, as Pandoc, Quarto, Jekyll and MkDocs read it; the author's own keys and her text keep their bytes. */
export function writeMarkdownStamp(bytes: Uint8Array, stamp: Stamp, before: Stamp | null): Uint8Array {
  const edit = TextEdit.of(bytes);
  const header = headerIn(edit.text);
  const line = header?.line ?? (edit.text.includes('\r\n') ? '\r\n' : '\n');
  if (!header) {
    const start = edit.text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
    edit.insert(
      start,
      `---${line}${lines(stamp, { licence: true, utf8: edit.isUtf8 }).join(line)}${line}---${line}${line}`,
    );
    return edit.bytes();
  }
  const own = before ? `${licenceLine(before)}${line}` : null;
  const stripped = header.yaml.replace(OURS, '');
  const kept = own ? stripped.replace(own, '') : stripped;
  const hasLicence = /^(?:licen[cs]e|rights|copyright)[ \t]*:/imu.test(kept);
  edit.text = edit.text.slice(0, header.start) + kept + edit.text.slice(header.end);
  edit.insert(
    header.start + kept.length,
    `${lines(stamp, { licence: !hasLicence, utf8: edit.isUtf8 }).join(line)}${line}`,
  );
  return edit.bytes();
}

interface Header {
  readonly yaml: string;
  readonly start: number;
  readonly end: number;
  readonly line: string;
}

/** Two rules around a paragraph look like a header: without a mapping inside, it is text. */
function headerIn(text: string): Header | null {
  const match = HEADER.exec(text.slice(0, MOST_HEADER));
  if (!match) return null;
  const [, mark = '', line = '\n', yaml = ''] = match;
  const start = text.indexOf('\n', mark.length) + 1;
  const isMapping = yaml.trim() === '' || isMap(yaml);
  return isMapping && (yaml === '' || yaml.endsWith('\n'))
    ? { yaml, start, end: start + yaml.length, line }
    : null;
}

function isMap(yaml: string): boolean {
  try {
    // Aliases are refused: a few of them can unfold to gigabytes.
    const header: unknown = parse(Buffer.from(yaml, 'latin1').toString(), {
      maxAliasCount: 0,
      mapAsMap: true,
      logLevel: 'silent',
    });
    return header instanceof Map;
  } catch {
    return false;
  }
}

/** Notice first, for people; the record last, in one quoted line. A string of JSON is one of YAML. */
function lines(stamp: Stamp, { licence, utf8 }: { licence: boolean; utf8: boolean }): string[] {
  const quoted = utf8 ? JSON.stringify : asciiJson;
  return [
    ...(licence ? [licenceLine(stamp)] : []),
    `essaim-source: ${quoted(stamp.source)}`,
    'essaim-notice:',
    ...noticeOf(stamp).map((each) => `  - ${quoted(each)}`),
    `essaim-credit: '${recordOf(stamp).replaceAll("'", "''")}'`,
  ];
}

const licenceLine = ({ licence }: Stamp): string => `license: ${asciiJson(licence.uri ?? licence.name)}`;
