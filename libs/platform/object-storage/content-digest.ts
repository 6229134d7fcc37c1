import { createHash } from 'node:crypto';

/** Size and SHA-256 of a stream of bytes. */
export async function digest(content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}

export function isSha256(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}
