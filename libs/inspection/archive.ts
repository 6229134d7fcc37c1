import { crc32 } from 'node:zlib';
import { type Entry, type ZipFile, fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl';
import { type InspectionLimits, Refusal } from './inspection.js';
import { SignatureScanner, isProgram, isRunnableScript } from './programs.js';
import { extensionOf } from './filename.js';
import { assertSafeXml, decodeXml } from './xml.js';

const PART_TO_READ =
  /(^|\/)(mimetype|[^/]+\.(xml|rels|vml|rdf|opf|ncx|x?html?|svg|json|js|bin|qgs|mscx|musicxml))$/i;
const XML_PART = /\.(xml|rels|vml|rdf|opf|ncx|xhtml|svg|qgs|mscx|musicxml)$/i;
const KEPT_BYTES = 128 * 1024 * 1024;
const NESTED_BYTES = 64 * 1024 * 1024;
const UNREADABLE_ARCHIVE = ['377abcaf271c', '526172211a07', 'fd377a585a00', '1f8b08', '425a68'];
const SEGMENT_BYTES = 255;
const PATH_SEGMENTS = 64;

export interface ArchiveEntry {
  name: string;
  size: number;
  isFolder: boolean;
  /** Present for the parts that examiners read: markup, JSON, scripts, OLE objects. */
  data: Buffer | null;
}

export interface Archive {
  entries: ArchiveEntry[];
  /** Names that a school computer would write over each other: equal, or different by case only. */
  collisions: string[];
}

/** What an archive and all archives within it may still use. */
interface ArchiveBudget {
  entries: number;
  unpackedBytes: number;
  keptBytes: number;
}

function archiveBudget(limits: InspectionLimits): ArchiveBudget {
  return { entries: limits.archiveEntries, unpackedBytes: limits.unpackedBytes, keptBytes: KEPT_BYTES };
}

export function entryNamed(archive: Archive, name: string): ArchiveEntry | null {
  return archive.entries.find((entry) => entry.name === name) ?? null;
}

/** Text of a part, empty when it is absent or was not kept. */
export function textOf(entry: ArchiveEntry | null): string {
  return entry?.data ? decodeXml(entry.data) : '';
}

/**
 * Reads a whole zip without writing anything: names first, then every byte really expanded is counted, whatever the
 * headers declare. Throws `Refusal` for unsafe paths, lies, bombs, encryption, programs, signatures.
 */
export async function readArchive(
  source: string | Buffer,
  limits: InspectionLimits,
  budget = archiveBudget(limits),
  depth = 1,
): Promise<Archive> {
  if (depth > limits.archiveDepth) throw new Refusal('archive_too_large');
  const zip = await openZip(source);
  try {
    if (zip.entryCount > budget.entries) throw new Refusal('archive_too_large');
    budget.entries -= zip.entryCount;
    const members = await listMembers(zip);
    assertNoOverlap(members);
    const entries: ArchiveEntry[] = [];
    for (const member of members)
      entries.push(await new MemberReader(zip, limits, budget, depth).read(member));
    return { entries, collisions: collisionsOf(entries) };
  } finally {
    zip.close();
  }
}

interface Member {
  name: string;
  entry: Entry;
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  try {
    return await (typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(source, options));
  } catch {
    throw new Refusal('corrupt_file');
  }
}

async function listMembers(zip: ZipFile): Promise<Member[]> {
  const members: Member[] = [];
  try {
    for await (const entry of zip.eachEntry()) members.push({ name: nameOf(entry), entry });
  } catch {
    throw new Refusal('archive_invalid');
  }
  for (const { name, entry } of members) {
    assertSafePath(name);
    const kind = (entry.externalFileAttributes >>> 16) & 0xf000;
    if (kind === 0xa000) throw new Refusal('archive_unsafe_paths');
    if (entry.isEncrypted()) throw new Refusal('encrypted_file');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Refusal('archive_invalid');
  }
  return members;
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function assertSafePath(name: string): void {
  const segments = name.replace(/\\/g, '/').split('/');
  if (/^[\\/]|^[a-z]:/i.test(name) || segments.includes('..') || /\p{Cc}/u.test(name)) {
    throw new Refusal('archive_unsafe_paths');
  }
  const tooLong = segments.some((segment) => Buffer.byteLength(segment) > SEGMENT_BYTES);
  if (name === '' || tooLong || segments.length > PATH_SEGMENTS) throw new Refusal('archive_invalid');
}

/** Bombs without nesting let many entries share the same compressed bytes. */
function assertNoOverlap(members: Member[]): void {
  const ranges = members
    .map(({ entry }) => [entry.relativeOffsetOfLocalHeader, entry.compressedSize] as const)
    .sort((a, b) => a[0] - b[0]);
  ranges.forEach(([offset], index) => {
    const before = ranges[index - 1];
    if (before && before[0] + before[1] + 30 > offset) throw new Refusal('archive_invalid');
  });
}

function collisionsOf(entries: ArchiveEntry[]): string[] {
  const seen = new Set<string>();
  return entries
    .filter((entry) => !entry.isFolder)
    .map((entry) => entry.name)
    .filter((name) => {
      const key = name.normalize('NFC').toLowerCase();
      const isTwin = seen.has(key);
      seen.add(key);
      return isTwin;
    });
}

/** Reads one entry: counts what comes out, looks at its first bytes, keeps the parts that examiners need. */
class MemberReader {
  private size = 0;
  private crc = 0;
  private readonly kept: Buffer[] = [];
  private readonly scanner = new SignatureScanner();

  constructor(
    private readonly zip: ZipFile,
    private readonly limits: InspectionLimits,
    private readonly budget: ArchiveBudget,
    private readonly depth: number,
  ) {}

  async read({ name, entry }: Member): Promise<ArchiveEntry> {
    if (name.endsWith('/')) return { name, size: 0, isFolder: true, data: null };
    if (/vbaproject\.bin$/i.test(name)) throw new Refusal('macros_not_allowed');
    await this.assertLocalHeader(entry);
    const stream = await this.zip.openReadStreamPromise(entry).catch(() => {
      throw new Refusal('archive_invalid');
    });
    try {
      for await (const chunk of stream) this.take(chunk as Buffer, name, entry);
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('archive_invalid');
    }
    if (this.crc !== entry.crc32) throw new Refusal('corrupt_file');
    if (this.scanner.found) throw new Refusal('malware_detected');
    const data = this.kept.length > 0 ? Buffer.concat(this.kept) : null;
    if (data) await this.look(name, data);
    const isPart = PART_TO_READ.test(name);
    return { name, size: this.size, isFolder: false, data: isPart ? (data ?? Buffer.alloc(0)) : null };
  }

  /** Two names for the same bytes would let one reader see what another did not check. */
  private async assertLocalHeader(entry: Entry): Promise<void> {
    const header = await this.zip.readLocalFileHeaderPromise(entry).catch(() => {
      throw new Refusal('archive_invalid');
    });
    if (!('fileName' in header) || !header.fileName.equals(entry.fileNameRaw))
      throw new Refusal('archive_invalid');
  }

  private take(chunk: Buffer, name: string, entry: Entry): void {
    const { limits, budget } = this;
    if (this.size === 0) this.assertHarmlessStart(chunk, name);
    this.size += chunk.length;
    budget.unpackedBytes -= chunk.length;
    this.crc = crc32(chunk, this.crc);
    this.scanner.push(chunk);
    const isBomb = this.size > limits.ratioFloorBytes && this.size > limits.ratio * entry.compressedSize;
    const isHugeXml = XML_PART.test(name) && this.size > limits.xmlPartBytes;
    if (budget.unpackedBytes < 0 || isBomb || isHugeXml) throw new Refusal('archive_too_large');
    if (this.kept.length > 0 || this.size === chunk.length) this.keep(chunk, name);
  }

  private assertHarmlessStart(head: Buffer, name: string): void {
    if (isProgram(head) || isRunnableScript(head, extensionOf(name))) throw new Refusal('type_not_allowed');
    const start = head.toString('hex', 0, 6);
    if (UNREADABLE_ARCHIVE.some((magic) => start.startsWith(magic)) && !/\.svgz$/i.test(name)) {
      throw new Refusal('archive_invalid');
    }
  }

  private keep(chunk: Buffer, name: string): void {
    const isNested = (this.kept[0] ?? chunk).subarray(0, 4).toString('latin1') === 'PK\x03\x04';
    if (isNested && this.size > NESTED_BYTES) throw new Refusal('archive_too_large');
    if (!isNested && !PART_TO_READ.test(name)) return;
    this.budget.keptBytes -= chunk.length;
    if (this.budget.keptBytes < 0) throw new Refusal('too_heavy');
    this.kept.push(chunk);
  }

  private async look(name: string, data: Buffer): Promise<void> {
    if (XML_PART.test(name)) assertSafeXml(data);
    if (data.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return;
    await readArchive(data, this.limits, this.budget, this.depth + 1);
    this.budget.keptBytes += data.length;
  }
}
