interface RasterType {
  mime: string;
  extension: string;
}

const SIGNATURES: (RasterType & { start: string })[] = [
  { mime: 'image/png', extension: 'png', start: '89504e470d0a1a0a' },
  { mime: 'image/jpeg', extension: 'jpg', start: 'ffd8ff' },
  { mime: 'image/gif', extension: 'gif', start: '474946383761' },
  { mime: 'image/gif', extension: 'gif', start: '474946383961' },
];

/** The raster type that the first bytes announce; `null` for anything a page must not show (SVG, EMF, scripts). */
export function rasterTypeOf(bytes: Uint8Array): RasterType | null {
  const opening = Buffer.from(bytes.subarray(0, 12)).toString('hex');
  const found = SIGNATURES.find(({ start }) => opening.startsWith(start));
  if (found) return { mime: found.mime, extension: found.extension };
  const isWebp = opening.startsWith('52494646') && opening.slice(16) === '57454250';
  return isWebp ? { mime: 'image/webp', extension: 'webp' } : null;
}
