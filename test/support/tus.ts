import { createHash } from 'node:crypto';
import type { Caller } from './api.js';

const resumable = { 'tus-resumable': '1.0.0' };

/** Announces a file to a draft; answers the response, whose Location is the upload's address. */
export function announce(
  pages: string,
  draftId: string,
  caller: Caller,
  file: { name: string; size: number; sha256?: string },
): Promise<Response> {
  const words = { filename: file.name, ...(file.sha256 ? { sha256: file.sha256 } : {}) };
  return fetch(`${pages}/brouillons/${draftId}/envois`, {
    method: 'POST',
    headers: {
      ...resumable,
      ...caller.headers,
      'upload-length': String(file.size),
      'upload-metadata': Object.entries(words)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`.trim())
        .join(','),
    },
  });
}

/** Sends one piece, from `offset`. */
export function send(
  address: string,
  caller: Caller,
  offset: number,
  body: Uint8Array | ReadableStream<Uint8Array>,
): Promise<Response> {
  return fetch(address, {
    method: 'PATCH',
    headers: {
      ...resumable,
      ...caller.headers,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: body as BodyInit,
    duplex: 'half',
  } as RequestInit);
}

/** How many bytes the server has; null when it knows no such upload. */
export async function offsetOf(address: string, caller: Caller): Promise<number | null> {
  const response = await fetch(address, { method: 'HEAD', headers: { ...resumable, ...caller.headers } });
  const offset = response.headers.get('upload-offset');
  return response.ok && offset !== null ? Number(offset) : null;
}

/** The whole way of one file, in one piece; answers the last response. */
export async function sendWhole(
  pages: string,
  draftId: string,
  caller: Caller,
  file: { name: string; bytes: Uint8Array },
): Promise<Response> {
  const announced = await announce(pages, draftId, caller, {
    name: file.name,
    size: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  });
  const at = announced.headers.get('location');
  if (at === null || file.bytes.length === 0) return announced;
  return send(pages + at, caller, 0, file.bytes);
}
