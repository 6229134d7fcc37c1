import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type Archive, readArchive } from './archive.js';
import { textFormat, zipFormat } from './detection.js';
import { type Format, getFormat } from './formats.js';
import { examineHtml } from './html.js';
import { examineImage } from './image.js';
import {
  type Finding,
  type InspectionLimits,
  type Judgement,
  Refusal,
  downloadOnly,
  valid,
} from './inspection.js';
import { examineJson, examineNotebook } from './json.js';
import { examineMedia } from './media.js';
import { examineOdf, examineOoxml } from './office.js';
import {
  assertNoMoodleUsers,
  assertNoProgramInside,
  examineEpub,
  examineGeogebra,
  examineH5p,
  examineQgis,
  examineQgisProject,
  examineScratch,
  examineZip,
} from './packages.js';
import { examinePdf } from './pdf.js';
import { examineSvg } from './svg.js';
import { readTarball } from './tarball.js';
import { type Encoding, examineText } from './text.js';
import { assertSafeXml, isWellFormed } from './xml.js';

const ODF = ['odt', 'ods', 'odp', 'odg'];
const SHOWN_TEXT_BYTES = 64 * 1024 * 1024;
const XML_TEXT = [
  'moodle-xml',
  'qti',
  'cnxml',
  'freemind',
  'drawio',
  'gpx-kml',
  'docbook',
  'musicxml',
  'qgis',
];

interface PackageFile {
  path: string;
  bytes: Buffer | null;
  extension: string;
  limits: InspectionLimits;
}

/** Zip packages: the archive first, then what the kind of package must not hold. */
export async function examinePackage({ path, bytes, extension, limits }: PackageFile): Promise<Judgement> {
  const archive = await readArchive(path, limits);
  const detected = zipFormat(archive, extension);
  const isPlain = extension === 'zip' && !detected.extensions.includes('zip');
  const format = isPlain ? getFormat('zip') : detected;
  const isOtherOdf = ODF.includes(format.id) && ODF.includes(extension) && format.id !== extension;
  if (!isOtherOdf) assertExtension(format, extension);
  assertNoProgramInside(archive, detected.id);
  if (archive.collisions.length > 0 && format.id !== 'zip') throw new Refusal('archive_invalid', format.id);
  const finding = packageFinding(format, archive, bytes, limits);
  return { format, finding: isOtherOdf ? underTrueName(finding, format.id) : finding };
}

/** OpenDocument programs open each other's files whatever the name says; colleagues' file managers do not. */
function underTrueName(finding: Finding, extension: string): Finding {
  const removed = [...(finding.removed ?? []), `extension corrigée en .${extension}, d’après le contenu`];
  const reason = finding.action === 'accept' ? 'extension_corrected' : finding.reason;
  return { ...finding, action: 'accept_sanitised', reason, removed, extension };
}

function packageFinding(
  format: Format,
  archive: Archive,
  bytes: Buffer | null,
  limits: InspectionLimits,
): Finding {
  switch (format.id) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return bytes ? examineOoxml(archive, format.id, bytes) : downloadOnly('unverified_content');
    case 'odt':
    case 'ods':
    case 'odp':
    case 'odg':
    case 'odf-formula':
      return bytes ? examineOdf(archive, format.id, bytes) : downloadOnly('unverified_content');
    case 'epub':
      return examineEpub(archive);
    case 'h5p':
      return examineH5p(archive, limits);
    case 'ggb':
      return examineGeogebra(archive);
    case 'sb2':
    case 'sb3':
      return examineScratch(archive, format.id, limits);
    case 'qgis':
      return examineQgis(archive);
    case 'mbz':
      assertNoMoodleUsers(archive.entries.map(({ data }) => data?.toString('utf8') ?? '').join(''));
      return valid;
    case 'zip':
      return examineZip(archive, bytes);
    default:
      return valid;
  }
}

/** Compressed drawings and Moodle's backups; no other gzip is accepted. */
export async function examineGzip(
  path: string,
  extension: string,
  limits: InspectionLimits,
): Promise<Judgement> {
  if (extension === 'svgz') {
    const finding = examineSvg(await gunzip(path, limits));
    return {
      format: getFormat('svg'),
      finding: finding.cleaned ? { ...finding, extension: 'svg' } : finding,
    };
  }
  if (extension !== 'mbz') throw new Refusal('type_not_allowed');
  const { names, text } = await readTarball(path, 'moodle_backup.xml', limits);
  if (!names.includes('moodle_backup.xml')) throw new Refusal('type_mismatch', 'mbz');
  assertNoMoodleUsers(text);
  return { format: getFormat('mbz'), finding: valid };
}

async function gunzip(path: string, limits: InspectionLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let left = limits.xmlPartBytes;
  try {
    for await (const chunk of createReadStream(path).pipe(createGunzip())) {
      left -= (chunk as Buffer).length;
      if (left < 0) throw new Refusal('archive_too_large', 'svg');
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('corrupt_file', 'svg');
  }
  return Buffer.concat(chunks);
}

interface BinaryFile {
  bytes: Buffer | null;
  format: Format;
  extension: string;
  limits: InspectionLimits;
}

/** Formats known by their first bytes. Files too large to hold in memory are films and sound, kept for download. */
export function examineBinary({ bytes, format, extension, limits }: BinaryFile): Judgement {
  if (bytes && format.id === 'ole2') assertPlainOle(bytes);
  assertExtension(format, extension);
  if (!bytes) {
    if (format.category !== 'video' && format.category !== 'audio') throw new Refusal('too_heavy', format.id);
    return { format, finding: downloadOnly('unverified_content') };
  }
  if (hasHiddenZip(bytes)) throw new Refusal('type_mismatch', format.id);
  if (format.id === 'pdf' || format.id === 'pdfa') return { format, finding: examinePdf(bytes) };
  if (format.category === 'image') return { format, finding: examineImage(bytes, format.id, limits) };
  if (format.id === 'rtf') return { format, finding: examineRtf(bytes) };
  return { format, finding: examineMedia(bytes, format.id) };
}

/** Word with a password writes an OLE container; macros of old formats have their own storage. */
function assertPlainOle(bytes: Buffer): void {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Refusal('encrypted_file', 'ole2');
  if (bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))) throw new Refusal('macros_not_allowed', 'ole2');
}

function examineRtf(bytes: Buffer): Finding {
  const text = bytes.toString('latin1');
  if (/\\objdata|\\ddeauto|\\objupdate|\bDDEAUTO\b|\\\*\\template\b/i.test(text))
    throw new Refusal('active_content', 'rtf');
  return valid;
}

/** A zip directory that closes exactly at the end of another format: two readers would see two files. */
function hasHiddenZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 65_557);
  const at = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1');
  return at >= from && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length;
}

interface TextFile {
  text: string;
  encoding: Encoding;
  bytes: Buffer;
  extension: string;
  limits: InspectionLimits;
  markedAsCode: boolean;
}

/** Readable text: under its extension where the table knows it, as plain text otherwise. */
export async function examineReadable(file: TextFile): Promise<Judgement> {
  const { text, extension, encoding, markedAsCode, bytes } = file;
  const isScript = extension === 'js';
  if (isScript && !markedAsCode) throw new Refusal('extension_not_allowed', 'code');
  const format = textFormat(text, extension);
  if (!format) throw new Refusal('type_mismatch');
  if (bytes.length > SHOWN_TEXT_BYTES) return { format, finding: downloadOnly('kept_as_text') };
  if (text.trim() === '') throw new Refusal('empty_file', format.id);
  const isSource = markedAsCode && (isScript || format.id === 'html');
  const finding = isSource ? { ...valid, reason: 'kept_as_text' } : await textFinding(file, format);
  const isOlder = encoding !== 'utf-8' && finding.action === 'accept';
  return { format, finding: isOlder ? { ...finding, reason: 'transcoded' } : finding };
}

async function textFinding({ text, bytes, limits }: TextFile, format: Format): Promise<Finding> {
  if (format.id === 'svg') return examineSvg(bytes);
  if (format.id === 'html') return examineHtml(text);
  if (format.id === 'ipynb') return examineNotebook(text, limits);
  if (format.id === 'json' || format.id === 'gltf') return examineJson(text, limits);
  if (!XML_TEXT.includes(format.id)) return examineText(text, format.id);
  assertSafeXml(bytes);
  if (!isWellFormed(text)) return { ...valid, reason: 'kept_as_text' };
  return format.id === 'qgis' ? examineQgisProject(text) : valid;
}

/** A name without extension is completed later; any other must agree with the bytes. */
function assertExtension(format: Format, extension: string): void {
  if (extension !== '' && !format.extensions.includes(extension))
    throw new Refusal('type_mismatch', format.id);
}
