import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { act } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join } from '../support/people.js';
import { startProbedProduct } from '../support/probed-product.js';
import { RandomDocuments, seeded } from '../support/random-documents.js';
import { climb, costOf } from '../support/worst-document.js';

const SECONDS = 30;
const PROMISE = { cpuMs: 300, statements: 60, bytes: 1_000_000 };
const seed = Number(process.argv[2] ?? 1);

await main();

/** Climbs for thirty seconds towards the accepted document that costs the server most CPU; says what it found beside the smallest one. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), demo: true });
  try {
    const author = await join(product, 'Autrice');
    const caller = (await author.token('WRITE')).caller;
    const known = [
      'cm1',
      'mathematiques',
      'exercice',
      'CC-BY-SA-4.0',
      'CC-BY-NC-4.0',
      'fractions',
      'fr',
      author.slug,
    ];
    for (let n = 0; n < 24; n += 1) {
      const draft = await readyDraft(product, caller, { title: `Fractions ${n}` });
      known.push(draft.id, draft.resource.id);
      if (n % 2 === 0)
        await act(product, caller, ['publishResource', { draftId: draft.id }], 'resource { id }');
    }
    const schema = buildSchema(readFileSync(path(process.cwd(), 'libs/contract/schema.graphql'), 'utf8'));
    const end = performance.now() + SECONDS * 1000;
    const worst = await climb(product, {
      documents: new RandomDocuments(schema, seeded(seed), known),
      caller,
      height: ({ cpuMs }) => cpuMs,
      goesOn: () => performance.now() < end,
    });
    const median = async (query: string): Promise<number> => {
      const costs: number[] = [];
      for (let n = 0; n < 9; n += 1) costs.push((await costOf(product, query, caller))?.cpuMs ?? 0);
      return costs.sort((a, b) => a - b)[4] ?? 0;
    };
    const [floor, again] = [await median('{ resourceCount }'), await median(worst.query)];
    console.log(worst.query);
    console.log(
      `worst accepted document, ${SECONDS} s, seed ${seed}: ${worst.cpuMs.toFixed(1)} ms of CPU, ${again.toFixed(1)} ms when compiled ` +
        `(${(again / floor).toFixed(0)} × the smallest, ${floor.toFixed(1)} ms), ${worst.statements} statements, ${worst.bytes} bytes`,
    );
    const kept =
      worst.cpuMs <= PROMISE.cpuMs && worst.statements <= PROMISE.statements && worst.bytes <= PROMISE.bytes;
    process.exitCode = kept ? 0 : 1;
  } finally {
    await product.stop();
  }
}
