import type { Format, FormatVerdict } from './formats.js';
import type { NamedFile } from './open-twin.js';

/** What may be done with a deposited file: kept, kept after cleaning, kept for download only, or not kept. */
export type InspectionAction = 'accept' | 'accept_sanitised' | 'accept_download_only' | 'reject';

/** Bounds of one inspection. Sizes in bytes, time in seconds; see `defaultLimits`. */
export interface InspectionLimits {
  seconds: number;
  memoryBytes: number;
  archiveEntries: number;
  archiveDepth: number;
  unpackedBytes: number;
  ratio: number;
  ratioFloorBytes: number;
  xmlPartBytes: number;
  pixels: number;
  jsonDepth: number;
}

const MB = 1024 * 1024;

export const defaultLimits: InspectionLimits = {
  seconds: 20,
  memoryBytes: 512 * MB,
  archiveEntries: 10_000,
  archiveDepth: 3,
  unpackedBytes: 1024 * MB,
  ratio: 200,
  ratioFloorBytes: MB,
  xmlPartBytes: 64 * MB,
  pixels: 40_000_000,
  jsonDepth: 200,
};

export interface InspectionRequest {
  /** Where the bytes lie; the file is read, never changed. */
  path: string;
  /** The name the author's browser gave, unchecked. */
  filename: string;
  claimedMime?: string | null;
  /** The author says that this is source code to be read (decides for `.js` and `.html`). */
  markedAsCode?: boolean;
  /** The files that it comes beside: a proprietary one is kept when an open twin is among them. */
  beside?: readonly NamedFile[];
  limits?: Partial<InspectionLimits>;
  /** Folder for the cleaned copy, which the caller then owns; the system's temporary folder by default. */
  cleanedFolder?: string;
}

export interface Inspection {
  action: InspectionAction;
  /** Stable code: `valid`, `type_mismatch`, `svg_sanitised`… */
  reason: string;
  /** Id of the format table, null when the file has none of them. */
  format: string | null;
  mime: string;
  verdict: FormatVerdict;
  /** Name to show and to propose for download. Storage uses its own keys. */
  filename: string;
  /** French sentences for the author: what happened, what to do now. Never empty. */
  message: string;
  /** French, what was cleaned or will not be shown. */
  removed?: string[];
  /** Path of the cleaned copy, when bytes had to change. */
  cleaned?: string;
  bytes: number;
  sha256: string;
}

/** What one examiner says of a file it knows. Bytes are given only when they had to change. */
export interface Finding {
  action: InspectionAction;
  reason: string;
  removed?: string[];
  cleaned?: Uint8Array;
  /** The extension that the name must have instead of its own. */
  extension?: string;
}

/** What the file is, with the finding about it. */
export interface Judgement {
  format: Format;
  finding: Finding;
}

export const valid: Finding = { action: 'accept', reason: 'valid' };

/** Thrown by an examiner as soon as a file cannot be kept: nothing further is read. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    readonly format: string | null = null,
  ) {
    super(reason);
    this.name = 'Refusal';
  }
}

/** Kept after cleaning; without bytes when the cleaning happens where the file is shown. */
export function sanitised(reason: string, removed: string[], cleaned?: Uint8Array): Finding {
  return { action: 'accept_sanitised', reason, removed, cleaned };
}

export function downloadOnly(reason: string, removed?: string[]): Finding {
  return { action: 'accept_download_only', reason, removed };
}
