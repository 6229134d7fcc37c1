import { DocumentUnreadable } from '../content.js';
import { type PacketPlace } from './image-packet.js';

const XMP_FLAG = 0x04;
const ALPHA_FLAG = 0x10;

interface Chunk {
  readonly kind: string;
  readonly content: Buffer;
}

/** WebP container specification: the packet is the last chunk, and the extended header says that there is one. */
export const webpPacket: PacketPlace = {
  find: (image) => chunksOf(image).find(({ kind }) => kind === 'XMP ')?.content ?? null,
  put(image, packet) {
    const chunks = chunksOf(image);
    const header = chunks[0]?.kind === 'VP8X' ? chunks[0].content : extendedHeader(chunks);
    if (!header) return null;
    const flagged = Buffer.from(header);
    flagged[0] = (flagged[0] ?? 0) | XMP_FLAG;
    const rest = chunks.filter(({ kind }) => kind !== 'VP8X' && kind !== 'XMP ');
    return riff([{ kind: 'VP8X', content: flagged }, ...rest, { kind: 'XMP ', content: packet }]);
  },
};

function chunksOf(image: Buffer): Chunk[] {
  const end = image.length < 12 ? Infinity : 8 + image.readUInt32LE(4);
  if (end > image.length + 1) throw new DocumentUnreadable('damaged');
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end;) {
    const length = image.readUInt32LE(at + 4);
    if (at + 8 + length > image.length) throw new DocumentUnreadable('damaged');
    chunks.push({
      kind: image.toString('latin1', at, at + 4),
      content: image.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** What an image without extended header is, from its own first bytes (RFC 9649, 2.5 to 2.7). */
function extendedHeader([picture]: Chunk[]): Buffer | null {
  const { kind, content } = picture ?? { kind: '', content: Buffer.alloc(0) };
  if (content.length < 10) return null;
  if (kind === 'VP8 ') return header(0, content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff);
  if (kind !== 'VP8L') return null;
  const bits = content.readUInt32LE(1);
  const alpha = (bits >>> 28) & 1 ? ALPHA_FLAG : 0;
  return header(alpha, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

function header(flags: number, width: number, height: number): Buffer {
  const bytes = Buffer.alloc(10);
  bytes[0] = flags;
  bytes.writeUIntLE(width - 1, 4, 3);
  bytes.writeUIntLE(height - 1, 7, 3);
  return bytes;
}

function riff(chunks: readonly Chunk[]): Buffer {
  const bodies = chunks.flatMap(({ kind, content }) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return [head, content, Buffer.alloc(content.length % 2)];
  });
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...bodies]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}
