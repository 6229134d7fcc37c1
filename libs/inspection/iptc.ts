/** Record 2 of IPTC-IIM 4.2: title, keywords, author, credit, source, rights, caption. Places, dates and contacts go. */
const KEPT = new Set([0, 5, 25, 80, 85, 105, 110, 115, 116, 120]);
const IPTC = 0x0404;
const HEADER = 'Photoshop 3.0\0';

/** The resources that Photoshop puts in a photo, with the kept words of IPTC alone; the same buffer when there is nothing else to hide. */
export function cleanPhotoshop(payload: Buffer): Buffer {
  if (payload.toString('latin1', 0, HEADER.length) !== HEADER) return Buffer.alloc(0);
  const words = iptcIn(payload);
  if (words === null) return payload;
  const kept = datasetsIn(words).filter(({ set }) => KEPT.has(set));
  if (kept.length === 0) return Buffer.alloc(0);
  const body = Buffer.concat(kept.map(({ bytes }) => bytes));
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(IPTC, 4);
  head.writeUInt32BE(body.length, 8);
  return Buffer.concat([Buffer.from(HEADER, 'latin1'), head, body, Buffer.alloc(body.length % 2)]);
}

/** The IPTC resource when it, or a resource beside it, must go; null when all may stay. Resource 0x040C is a thumbnail. */
function iptcIn(payload: Buffer): Buffer | null {
  let words: Buffer = Buffer.alloc(0);
  let isPrivate = false;
  for (
    let at = HEADER.length;
    at + 12 <= payload.length && payload.toString('latin1', at, at + 4) === '8BIM';
  ) {
    const id = payload.readUInt16BE(at + 4);
    const name = payload.readUInt8(at + 6) + 1;
    const sizeAt = at + 6 + name + (name % 2);
    if (sizeAt + 4 > payload.length) break;
    const size = payload.readUInt32BE(sizeAt);
    if (id === IPTC) words = payload.subarray(sizeAt + 4, sizeAt + 4 + size);
    isPrivate ||= id === 0x0409 || id === 0x040c || id === 0x0422 || id === 0x0424;
    at = sizeAt + 4 + size + (size % 2);
  }
  return isPrivate || datasetsIn(words).some(({ set }) => !KEPT.has(set)) ? words : null;
}

function datasetsIn(words: Buffer): { set: number; bytes: Buffer }[] {
  const found: { set: number; bytes: Buffer }[] = [];
  for (let at = 0; at + 5 <= words.length && words[at] === 0x1c;) {
    const end = at + 5 + words.readUInt16BE(at + 3);
    if (words[at + 1] === 2) found.push({ set: words[at + 2] ?? 0, bytes: words.subarray(at, end) });
    at = end;
  }
  return found;
}
