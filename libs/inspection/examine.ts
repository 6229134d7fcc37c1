import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryFormat } from './detection.js';
import { examineBinary, examineGzip, examinePackage, examineReadable } from './examiners.js';
import { type CleanedName, cleanFilename, extensionOf, hasNul } from './filename.js';
import { type Format, formatsWithExtension, getFormat, isRefusedExtension } from './formats.js';
import {
  type Finding,
  type Inspection,
  type InspectionLimits,
  type InspectionRequest,
  type Judgement,
  Refusal,
  defaultLimits,
  sanitised,
} from './inspection.js';
import { describe } from './messages.js';
import { lacksOpenTwin } from './open-twin.js';
import { SignatureScanner, isProgram, isRunnableScript } from './programs.js';
import { readText } from './text.js';

const HEAD_BYTES = 4096;
const WHOLE_BYTES = 256 * 1024 * 1024;
const UNKNOWN_MIME = 'application/octet-stream';

/**
 * Looks at one file, in this process. Everything here may be slow or greedy on hostile bytes: `inspectFile` runs it
 * in a child that can be killed. Cleaned bytes are written to `folder`.
 */
export async function examine(request: InspectionRequest, folder: string): Promise<Inspection> {
  const limits = { ...defaultLimits, ...request.limits };
  const name = cleanFilename(request.filename);
  const survey = await surveyFile(request.path);
  const base = { bytes: survey.bytes, sha256: survey.sha256 };
  try {
    const judgement = withPolicy(request, name, await judge(request, name, survey, limits));
    const named = withName(judgement, name, request);
    return { ...(await inspectionOf(named, folder)), ...base };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...refusal(error.reason, name.name, error.format), ...base };
  }
}

/** The answer for a file that is not kept. */
export function refusal(
  reason: string,
  filename: string,
  formatId: string | null = null,
): Omit<Inspection, 'bytes' | 'sha256'> {
  const format = formatId ? getFormat(formatId) : null;
  return {
    action: 'reject',
    reason,
    format: formatId,
    mime: format?.mime[0] ?? UNKNOWN_MIME,
    verdict: format?.verdict ?? 'refused',
    filename,
    message: describe('reject', reason, { name: filename, format: formatId }),
  };
}

interface Survey {
  bytes: number;
  sha256: string;
  head: Buffer;
  isInfected: boolean;
}

/** One pass over all bytes, whatever the size: hash, first bytes, known signatures. */
export async function surveyFile(path: string): Promise<Survey> {
  const hash = createHash('sha256');
  const scanner = new SignatureScanner();
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const read = chunk as Buffer;
    if (bytes === 0) head = Buffer.from(read.subarray(0, HEAD_BYTES));
    bytes += read.length;
    hash.update(read);
    scanner.push(read);
  }
  return { bytes, sha256: hash.digest('hex'), head, isInfected: scanner.found };
}

async function judge(
  request: InspectionRequest,
  name: CleanedName,
  survey: Survey,
  limits: InspectionLimits,
): Promise<Judgement> {
  const { extension } = name;
  const { head } = survey;
  if (survey.bytes === 0) throw new Refusal('empty_file');
  if (survey.isInfected) throw new Refusal('malware_detected');
  if (hasNul(request.filename)) throw new Refusal('filename_invalid');
  if (isProgram(head)) throw new Refusal('type_not_allowed');
  if (isRefusedExtension(extension)) throw new Refusal('extension_not_allowed');
  if (isRunnableScript(head, extension)) throw new Refusal('type_not_allowed');
  const start = head.toString('latin1', 0, 4);
  const whole = survey.bytes <= WHOLE_BYTES ? await readFile(request.path) : null;
  if (start === 'PK\x03\x04') return examinePackage({ path: request.path, bytes: whole, extension, limits });
  if (start === 'PK\x05\x06') throw new Refusal('corrupt_file');
  if (head[0] === 0x1f && head[1] === 0x8b) return examineGzip(request.path, extension, limits);
  const format = binaryFormat(whole ?? head, extension);
  if (format) return examineBinary({ bytes: whole, format, extension, limits });
  if (!whole) throw new Refusal('too_heavy');
  return judgeText(request, whole, extension, limits);
}

function judgeText(
  request: InspectionRequest,
  bytes: Buffer,
  extension: string,
  limits: InspectionLimits,
): Judgement | Promise<Judgement> {
  const known = formatsWithExtension(extension);
  const read = readText(
    bytes,
    known.some((format) => format.detect.text),
  );
  if (read)
    return examineReadable({
      ...read,
      bytes,
      extension,
      limits,
      markedAsCode: request.markedAsCode ?? false,
    });
  // A binary .pdb is a debug file or an old database, which the table names as unknown.
  if (known.length === 0 || extension === 'pdb') throw new Refusal('type_not_allowed');
  throw new Refusal('type_mismatch', known[0]?.id);
}

function withPolicy(request: InspectionRequest, { name }: CleanedName, judgement: Judgement): Judgement {
  const { format, finding } = judgement;
  if (format.verdict === 'refused') throw new Refusal('macros_not_allowed', format.id);
  if (format.verdict !== 'proprietary') return judgement;
  if (lacksOpenTwin({ name, format: format.id }, request.beside ?? []))
    throw new Refusal('proprietary_format', format.id);
  // What had to be cleaned stays cleaned: a HEIC photo says where it was taken as well as its JPEG does.
  const kept = { ...finding, action: 'accept_download_only', reason: 'proprietary_with_open_twin' } as const;
  return { format, finding: kept };
}

const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}/u;

/** Tells the author when the name changed too; gives a name its missing extension. */
function withName(
  { format, finding }: Judgement,
  name: CleanedName,
  request: InspectionRequest,
): Judgement & { filename: string } {
  const isScript = name.extension === 'js' && request.markedAsCode;
  const filename = isScript ? `${name.name}.txt` : extended(name, format, finding);
  if (filename === request.filename.normalize('NFC') || isScript) {
    const reason = finding.reason === 'valid' && EMOJI.test(filename) ? 'valid_name' : finding.reason;
    return { format, finding: { ...finding, reason }, filename };
  }
  if (finding.action !== 'accept') {
    return {
      format,
      finding: { ...finding, removed: [...(finding.removed ?? []), 'nom du fichier corrigé'] },
      filename,
    };
  }
  const reason = name.generated ? 'filename_generated' : 'filename_cleaned';
  return { format, finding: sanitised(reason, ['nom du fichier corrigé']), filename };
}

function extended(name: CleanedName, format: Format, finding: Finding): string {
  const stem = name.extension ? name.name.slice(0, -name.extension.length - 1) : name.name;
  if (finding.extension) return `${stem}.${finding.extension}`;
  const missing = name.extension === '' && format.id !== 'txt' ? format.extensions[0] : undefined;
  return missing ? `${name.name}.${missing}` : name.name;
}

async function inspectionOf(
  { format, finding, filename }: Judgement & { filename: string },
  folder: string,
): Promise<Omit<Inspection, 'bytes' | 'sha256'>> {
  const inspection = {
    action: finding.action,
    reason: finding.reason,
    format: format.id,
    mime: mimeOf(format, extensionOf(filename), finding),
    verdict: format.verdict,
    filename,
    message: describe(finding.action, finding.reason),
    ...(finding.removed ? { removed: finding.removed } : {}),
  };
  if (!finding.cleaned) return inspection;
  const cleaned = join(folder, randomUUID());
  await writeFile(cleaned, finding.cleaned);
  return { ...inspection, cleaned };
}

/** Formats of several extensions list their types in the same order. */
function mimeOf(format: Format, extension: string, finding: Finding): string {
  if (finding.reason === 'kept_as_text' && format.id !== 'latex') return 'text/plain';
  const place = format.extensions.indexOf(extension);
  const aligned = format.mime.length === format.extensions.length ? format.mime[place] : undefined;
  return aligned ?? format.mime[0] ?? UNKNOWN_MIME;
}
