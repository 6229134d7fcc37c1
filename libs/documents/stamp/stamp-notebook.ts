import { DocumentUnreadable } from '../content.js';
import { asciiJson, type Stamp, stampFrom } from './stamp.js';
import { TextEdit } from './xml-edit.js';

const KEY = 'essaim';

/** A member of a JSON object: where its key begins and its value ends. */
interface Member {
  readonly key: string;
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

export function readNotebookStamp(bytes: Uint8Array): Stamp | null {
  return stampFrom(parsed(TextEdit.of(bytes).text).metadata?.[KEY]);
}

/** nbformat 4: `metadata` takes names of any tool. The rest of the JSON keeps its spaces and its figures as written. */
export function writeNotebookStamp(bytes: Uint8Array, stamp: Stamp): Uint8Array {
  const edit = TextEdit.of(bytes);
  parsed(edit.text);
  const value = asciiJson({ v: 1, ...stamp });
  const top = edit.text.indexOf('{');
  const metadata = membersOf(edit.text, top).find(({ key }) => key === 'metadata');
  if (!metadata) {
    addMember(edit, top, `"metadata": {"${KEY}": ${value}}`);
    return edit.bytes();
  }
  if (edit.text[metadata.value] !== '{') throw new DocumentUnreadable('damaged');
  const own = membersOf(edit.text, metadata.value).find(({ key }) => key === KEY);
  if (own) edit.text = edit.text.slice(0, own.value) + value + edit.text.slice(own.end);
  else addMember(edit, metadata.value, `"${KEY}": ${value}`);
  parsed(edit.text);
  return edit.bytes();
}

function parsed(text: string): { metadata?: Record<string, unknown> } {
  try {
    const notebook: unknown = JSON.parse(text.replace(/^\u00ef\u00bb\u00bf/u, ''));
    if (typeof notebook === 'object' && notebook !== null && !Array.isArray(notebook)) return notebook;
  } catch {
    // Not JSON: below.
  }
  throw new DocumentUnreadable('damaged');
}

function addMember(edit: TextEdit, object: number, member: string): void {
  const isEmpty = /^\s*\}/u.test(edit.text.slice(object + 1, object + 1_000));
  edit.insert(object + 1, isEmpty ? member : `${member}, `);
}

/** The members of the object that opens here, in a text that is known to be JSON. */
function membersOf(text: string, object: number): Member[] {
  const members: Member[] = [];
  for (let at = skipSpace(text, object + 1); text[at] === '"' || text[at] === ',';) {
    if (text[at] === ',') at = skipSpace(text, at + 1);
    const afterKey = endOfString(text, at);
    const value = skipSpace(text, skipSpace(text, afterKey) + 1);
    const end = endOfValue(text, value);
    members.push({ key: JSON.parse(text.slice(at, afterKey)) as string, start: at, value, end });
    at = skipSpace(text, end);
  }
  return members;
}

function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length;) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if ('{['.includes(character)) depth += 1;
    else if ('}]'.includes(character)) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (character === ',' && depth === 0) return at;
    at += 1;
  }
  return text.length;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '!')) at += 1;
  return at;
}
