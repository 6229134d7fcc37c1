import { NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ArchiveProof } from './archive-address.js';

export type ProofQuery = Partial<Record<'cle' | 'expire' | 'signature', string | string[]>>;

/** A ZIP that was prepared and not begun. */
interface PreparedZip {
  readonly name: string;
  readonly isPublic: boolean;
  stream(response: Response): Promise<void>;
}

/** What an address of `archivePath` or `kitPath` carries. */
export const proofOf = ({ cle, expire, signature }: ProofQuery): ArchiveProof => ({
  key: textOrNull(cle),
  expires: textOrNull(expire),
  signature: textOrNull(signature),
});

/** A parameter that is given once; twice is not at all. */
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Streams it under its name; null is nothing found. What only some may take is kept by no cache. */
export async function answerZip(
  request: Request,
  response: Response,
  zip: PreparedZip | null,
): Promise<void> {
  if (!zip) throw new NotFoundException();
  response.attachment(zip.name).set({
    'Content-Type': 'application/zip',
    'Cache-Control': zip.isPublic ? 'no-cache' : 'private, no-store',
  });
  if (request.method === 'HEAD') return void response.end();
  await zip.stream(response);
}
