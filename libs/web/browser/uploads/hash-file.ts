import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 of a file of any size, as it is read: the browser's own needs the whole file in memory. Null when stopped. */
export async function hashFile(
  file: Blob,
  { onRead, signal }: { onRead: (bytes: number) => void; signal: AbortSignal },
): Promise<string | null> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (let read = 0; ;) {
    const { done, value } = await reader.read();
    if (signal.aborted) return null;
    if (done) break;
    hash.update(value);
    read += value.length;
    onRead(read);
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
