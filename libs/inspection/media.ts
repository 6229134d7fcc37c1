import { type Finding, Refusal, valid } from './inspection.js';

/** Sound and film: the lengths that headers declare must fit the file. Nothing is decoded here. */
export function examineMedia(bytes: Buffer, format: string): Finding {
  if (format === 'mp3') assertWholeMp3(bytes);
  if (format === 'wav' || format === 'avi') assertWholeRiff(bytes, format);
  if (/^mp4-|^(mov|aac|heic)$/.test(format)) assertWholeBoxes(bytes, format);
  return valid;
}

function assertWholeMp3(bytes: Buffer): void {
  const hasTag = bytes.toString('latin1', 0, 3) === 'ID3';
  const start = hasTag ? 10 + synchsafe(bytes) + (bytes.readUInt8(5) & 0x10 ? 10 : 0) : 0;
  // Some encoders pad after the tag: look for two frames in a row within the next 64 KB.
  for (let at = start; at < Math.min(bytes.length - 4, start + 65_536); at += 1) {
    const length = frameLength(bytes, at);
    if (length > 0 && (at + length + 4 > bytes.length || frameLength(bytes, at + length) > 0)) return;
  }
  throw new Refusal('corrupt_file', 'mp3');
}

/** ID3v2 sizes use seven bits of each byte (id3.org, 2.4.0, 6.2). */
function synchsafe(bytes: Buffer): number {
  return [6, 7, 8, 9].reduce((size, at) => size * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
}

const RATES: Record<number, number[]> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
};
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Bytes of the layer III frame at a place (ISO/IEC 11172-3), 0 when there is none. */
function frameLength(bytes: Buffer, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return 0;
  const version = (second >> 3) & 3;
  const rate = RATES[version]?.[(third >> 2) & 3];
  const kbits = (version === 3 ? BITRATES_1 : BITRATES_2)[third >> 4];
  if (!rate || !kbits) return 0;
  return Math.floor(((version === 3 ? 144 : 72) * kbits * 1000) / rate) + ((third >> 1) & 1);
}

function assertWholeRiff(bytes: Buffer, format: string): void {
  // Recorders that were switched off leave 0 or the largest value; those files play.
  const declared = bytes.readUInt32LE(4);
  const isKnown = declared !== 0 && declared < 0xffffff00;
  if (isKnown && declared + 8 > bytes.length + 1) throw new Refusal('corrupt_file', format);
}

function assertWholeBoxes(bytes: Buffer, format: string): void {
  let hasMovie = false;
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const long = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const size = short === 0 ? bytes.length - at : long;
    if (size < 8 || at + size > bytes.length) throw new Refusal('corrupt_file', format);
    hasMovie ||= kind === 'moov' || kind === 'meta' || kind === 'moof';
    at += size;
  }
  if (!hasMovie) throw new Refusal('corrupt_file', format);
}
