import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type InspectionLimits, Refusal } from './inspection.js';
import { SignatureScanner, isProgram } from './programs.js';

const BLOCK = 512;
const KEPT_BYTES = 16 * 1024 * 1024;

/** Reads a .tar.gz (Moodle's backups) under the same limits as a zip; gives its names and the text of one member. */
export async function readTarball(
  path: string,
  wanted: string,
  limits: InspectionLimits,
): Promise<{ names: string[]; text: string }> {
  const reader = new TarReader(wanted, limits);
  const stream = createReadStream(path).pipe(createGunzip());
  try {
    for await (const chunk of stream) reader.push(chunk as Buffer);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('corrupt_file');
  }
  return reader.result();
}

class TarReader {
  private readonly names: string[] = [];
  private readonly kept: Buffer[] = [];
  private readonly scanner = new SignatureScanner();
  private pending: Buffer = Buffer.alloc(0);
  private name = '';
  private left = 0;
  private padding = 0;
  private total = 0;

  constructor(
    private readonly wanted: string,
    private readonly limits: InspectionLimits,
  ) {}

  push(chunk: Buffer): void {
    this.total += chunk.length;
    if (this.total > this.limits.unpackedBytes) throw new Refusal('archive_too_large');
    this.scanner.push(chunk);
    if (this.scanner.found) throw new Refusal('malware_detected');
    this.pending = Buffer.concat([this.pending, chunk]);
    while (this.pending.length >= BLOCK) this.step();
  }

  result(): { names: string[]; text: string } {
    return { names: this.names, text: Buffer.concat(this.kept).toString('utf8') };
  }

  private step(): void {
    if (this.left > 0) return this.takeContent();
    const header = this.pending.subarray(0, BLOCK);
    this.pending = this.pending.subarray(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    this.name = field(header, 0, 100);
    const size = parseInt(field(header, 124, 12) || '0', 8);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (!Number.isFinite(size)) throw new Refusal('corrupt_file');
    if (kind === '1' || kind === '2' || isUnsafe(this.name)) throw new Refusal('archive_unsafe_paths');
    this.names.push(this.name);
    if (this.names.length > this.limits.archiveEntries) throw new Refusal('archive_too_large');
    this.left = size;
    this.padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  private takeContent(): void {
    const content = this.pending.subarray(0, Math.min(this.left, this.pending.length));
    if (isProgram(content) && this.kept.length === 0) throw new Refusal('type_not_allowed');
    if (this.name === this.wanted && this.left <= KEPT_BYTES) this.kept.push(Buffer.from(content));
    this.left -= content.length;
    const skip = this.left === 0 ? this.padding : 0;
    // Contents end on a block border, so that the padding is always here with the last bytes.
    this.pending = this.pending.subarray(content.length + skip);
  }
}

function field(header: Buffer, at: number, length: number): string {
  return (header.toString('utf8', at, at + length).split('\0')[0] ?? '').trim();
}

function isUnsafe(name: string): boolean {
  return name.startsWith('/') || name.split('/').includes('..') || /^[a-z]:|\\/i.test(name);
}
