import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';

/** Writes a ZIP as it is filled. A failure breaks the connection: half a ZIP must not look like a whole one. */
export async function streamZip(
  to: Writable,
  fill: (zip: ZipArchive, isGone: () => boolean) => Promise<void>,
): Promise<void> {
  const zip = new ZipArchive({ zlib: { level: 6 } });
  let gone = false;
  const sent = pipeline(zip, to).catch(() => {
    gone = true; // the reader left: nothing to tell her
  });
  try {
    await fill(zip, () => gone);
    if (!gone) await zip.finalize();
  } catch (error) {
    to.destroy();
    throw error;
  } finally {
    await sent;
  }
}

const packed =
  /\.(?:zip|od[tpsg]|docx|pptx|xlsx|epub|h5p|ggb|sb3|png|jpe?g|webp|gif|avif|mp[34]|m4a|og[agv]|opus|webm|mov)$/i;

/** Formats that are compressed already: again would only cost time. */
export const isPacked = (name: string): boolean => packed.test(name);
