import { crc32, deflateRawSync } from 'node:zlib';
import { DocumentUnreadable } from '../content.js';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = Buffer.from([0x50, 0x4b, 5, 6]);
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_ENTRIES = 10_000;
/** 1 January 1980, the first day that a ZIP can write: the same change always gives the same bytes. */
const NO_DATE = 0x21;
const UTF8_NAMES = 0x0800;

interface Entry {
  readonly name: string;
  /** Its line in the directory of the archive. */
  readonly line: Buffer;
  /** Header, data and what follows them, as they stand. */
  readonly body: Buffer;
}

/**
 * The same ZIP with some entries replaced in their place, or added at the end. Every other entry keeps its very bytes,
 * compressed data included. Throws DocumentUnreadable for what is not one plain archive.
 */
export function replaceEntries(bytes: Uint8Array, changes: ReadonlyMap<string, Uint8Array>): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, end } = readEntries(file);
  const known = new Set(entries.map(({ name }) => name));
  const added = [...changes].filter(([name]) => !known.has(name)).map(([name]) => name);
  const written = [
    ...entries.map((entry) => {
      const content = changes.get(entry.name);
      return content ? newEntry(entry.name, content, entry.line) : entry;
    }),
    ...added.map((name) => newEntry(name, changes.get(name)!, null)),
  ];
  return joined(written, end);
}

function readEntries(file: Buffer): { entries: Entry[]; end: Buffer } {
  const endAt = file.lastIndexOf(END);
  if (endAt < 0 || endAt + END_BYTES + file.readUInt16LE(endAt + 20) !== file.length) throw broken();
  const count = file.readUInt16LE(endAt + 10);
  const directory = file.readUInt32LE(endAt + 16);
  // 65,535 entries or 4 GB are written in another way (ZIP64): no document here is that large.
  if (count > MOST_ENTRIES || directory + file.readUInt32LE(endAt + 12) !== endAt) throw broken();
  const found: { name: string; line: Buffer; at: number }[] = [];
  for (let at = directory; found.length < count;) {
    const line = readLine(file, at, endAt);
    found.push({ name: nameIn(line), line, at: line.readUInt32LE(42) });
    at += line.length;
  }
  return { entries: withBodies(file, found, directory), end: file.subarray(endAt) };
}

function readLine(file: Buffer, at: number, limit: number): Buffer {
  if (at + CENTRAL_BYTES > limit || file.readUInt32LE(at) !== CENTRAL) throw broken();
  const length =
    CENTRAL_BYTES + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  if (at + length > limit) throw broken();
  return file.subarray(at, at + length);
}

/** Entries follow one another without a gap: a body goes to the next header. Two of one name, or one within another, are a trap. */
function withBodies(
  file: Buffer,
  found: readonly { name: string; line: Buffer; at: number }[],
  directory: number,
): Entry[] {
  const inOrder = [...found].sort((one, other) => one.at - other.at);
  if (new Set(found.map(({ name }) => name)).size < found.length || inOrder[0]?.at !== 0) throw broken();
  return inOrder.map(({ name, line, at }, index) => {
    const body = file.subarray(at, inOrder[index + 1]?.at ?? directory);
    const needs = LOCAL_BYTES + line.readUInt32LE(20);
    if (body.length < needs || body.readUInt32LE(0) !== LOCAL) throw broken();
    return { name, line, body };
  });
}

const nameIn = (line: Buffer): string =>
  line.toString('utf8', CENTRAL_BYTES, CENTRAL_BYTES + line.readUInt16LE(28));

/** An entry that was stored stays stored. */
function newEntry(name: string, content: Uint8Array, before: Buffer | null): Entry {
  const method = before?.readUInt16LE(10) === 0 ? 0 : 8;
  const data = method === 0 ? Buffer.from(content) : deflateRawSync(content);
  const label = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(UTF8_NAMES, 2);
  shared.writeUInt16LE(method, 4);
  shared.writeUInt16LE(before?.readUInt16LE(12) ?? 0, 6);
  shared.writeUInt16LE(before?.readUInt16LE(14) ?? NO_DATE, 8);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(label.length, 22);
  const line = Buffer.alloc(CENTRAL_BYTES);
  line.writeUInt32LE(CENTRAL, 0);
  line.writeUInt16LE(before?.readUInt16LE(4) ?? 20, 4);
  shared.copy(line, 6);
  before?.copy(line, 36, 36, 42);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(LOCAL, 0);
  return { name, line: Buffer.concat([line, label]), body: Buffer.concat([head, shared, label, data]) };
}

function joined(entries: readonly Entry[], end: Buffer): Buffer {
  let at = 0;
  const lines = entries.map(({ line, body }) => {
    const moved = Buffer.from(line);
    moved.writeUInt32LE(at, 42);
    at += body.length;
    return moved;
  });
  const last = Buffer.from(end);
  last.writeUInt16LE(entries.length, 8);
  last.writeUInt16LE(entries.length, 10);
  last.writeUInt32LE(
    lines.reduce((sum, line) => sum + line.length, 0),
    12,
  );
  last.writeUInt32LE(at, 16);
  return Buffer.concat([...entries.map(({ body }) => body), ...lines, last]);
}

const broken = (): DocumentUnreadable => new DocumentUnreadable('damaged');
