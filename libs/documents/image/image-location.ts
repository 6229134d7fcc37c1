const GPS_DIRECTORY = 0x8825;
const XMP_PLACE = /exif:GPSL(?:atitude|ongitude)|Iptc4xmpCore:Location/;

/** Whether the bytes of an image carry where it was taken: Exif 2.32 (GPS directory) or XMP, wherever the format puts them. */
export function carriesLocation(image: Uint8Array): boolean {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  return directoriesOf(bytes).some((at) => namesGps(bytes, at)) || XMP_PLACE.test(bytes.toString('latin1'));
}

/** Where TIFF structures begin: a TIFF itself, the Exif segment of JPEG and HEIF, the chunks of PNG and WebP. */
function directoriesOf(bytes: Buffer): number[] {
  const starts = [0];
  for (const [mark, offset] of [
    ['Exif\0\0', 6],
    ['eXIf', 4],
    ['EXIF', 8],
  ] as const) {
    const at = bytes.indexOf(mark, 0, 'latin1');
    if (at >= 0) starts.push(at + offset);
  }
  return starts;
}

function namesGps(bytes: Buffer, tiff: number): boolean {
  const order = bytes.toString('latin1', tiff, tiff + 2);
  if (order !== 'II' && order !== 'MM') return false;
  const short = (at: number) => (order === 'II' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (order === 'II' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  try {
    const tagsAt = (directory: number) =>
      Array.from({ length: Math.min(200, short(directory)) }, (_unused, at) => directory + 2 + at * 12);
    const gps = tagsAt(tiff + long(tiff + 4)).find((at) => short(at) === GPS_DIRECTORY);
    // Cameras write an empty GPS directory with its version only: latitude is tag 2, longitude tag 4.
    return gps !== undefined && tagsAt(tiff + long(gps + 8)).some((at) => [2, 4].includes(short(at)));
  } catch {
    return false;
  }
}
