import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ProbedProduct } from '../support/probed-product.js';
import { timed } from './measures.js';

/** To the disk, while the memory of the server is read ten times a second. */
export async function takeToDisk(product: ProbedProduct, address: string, to: string) {
  const before = (await product.read()).rssMb;
  let most = before;
  const watch = setInterval(() => {
    void product.read().then(({ rssMb }) => (most = Math.max(most, rssMb)));
  }, 100);
  const file = createWriteStream(to);
  const seconds =
    (await timed(async () => {
      const answer = await fetch(address);
      if (answer.status !== 200 || !answer.body)
        throw new Error(`The ZIP was answered ${String(answer.status)}`);
      await pipeline(Readable.fromWeb(answer.body as never), file);
    })) / 1000;
  clearInterval(watch);
  return { bytes: file.bytesWritten, seconds, before, most };
}
